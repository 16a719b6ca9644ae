-- {table} the child table, {columns} its columns, {rows} the rows, {changes} the changed records,
-- {written} which of them are written
insert into {table} ({columns})
select {columns}
from {rows} r
where exists (select from {changes} c where c.etl_record = r.etl_record and {written})
