-- The rows of a first load become the table. {transfer} the rows, {name} the table's name
alter table {transfer} drop column etl_record;
alter table {transfer} rename to {name}
