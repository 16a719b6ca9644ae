-- $1 load, $2 table, then arrays: $3 kind, $4 column, $5 before, $6 after, $7 action
insert into etl.schema_change (load_id, target_table, kind, column_name, before, after, action)
select $1, $2, c.*
from unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::text[]) as c
