-- How many rows stand in records whose key is new. {rows} the rows, {changes} the changed records
select count(*)
from {rows} r
where exists (select from {changes} c where c.etl_record = r.etl_record and not c.etl_is_known)
