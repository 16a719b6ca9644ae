-- {table} the staging table, {changes} the new rows, {assignments} every column, {match} their keys alike
update {table} as s
set {assignments}
from {changes} c
where {match} and c.etl_is_known
