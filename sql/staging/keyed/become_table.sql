-- The rows of a first load become the table. {transfer} the rows, {place} what numbered them, {name} the table's name
alter table {transfer} drop column {place};
alter table {transfer} rename to {name}
