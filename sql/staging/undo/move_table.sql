-- Takes a table to another schema under another name. {from} the table, {renamed} where it is in between,
-- {name} its new name, {schema} its new schema
alter table {from} rename to {name};
alter table {renamed} set schema {schema}
