-- The rows of records that are not even compared go. {rows} the rows, {records} the records that are left
delete from {rows} r
where not exists (select from {records} p where p.etl_record = r.etl_record)
