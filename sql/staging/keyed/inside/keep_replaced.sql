-- The rows that those of changed records are about to replace. {image} where they are kept, {table} the child table,
-- {columns} its columns, {changes} the changed records, {match} their keys alike, {written} which of them are written
create table {image} as
select {columns}
from {table} s
where exists (select from {changes} c where {match} and {written})
