-- A table like the staging table, to take its place, without the columns that add_origin.sql adds. It is made by way of
-- another one, since a column that is dropped from a table stays behind as a null in every row.
-- {successor} the new one, {pattern} the one in between, {table} the staging table
create table {pattern} (like {table} including all);
alter table {pattern} drop column source_file, drop column load_id, drop column load_timestamp;
create table {successor} (like {pattern} including all);
drop table {pattern}
