-- The rows that are about to be overwritten, as they are. {image} where they are kept, {table} the staging table,
-- {changes} the new rows, {columns} the table's columns of s, {match} their keys alike
create table {image} as
select {columns}
from {table} s
join {changes} c on {match}
where c.etl_is_known
