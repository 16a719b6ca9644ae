-- A table like the staging table, to take its place. {successor} the new one, {table} the staging table
create table {successor} (like {table} including all)
