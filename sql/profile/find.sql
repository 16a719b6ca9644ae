-- The last profile of a table at a load; one of the same scope goes before. $1 table, $2 load, $3 scope
select profile_id, target_table, load_id, scope, row_count, measured_at, duration, key_columns, key_null_rows,
       key_distinct, key_duplicates, key_repeated_rows, is_key_exact
from etl.profile
where target_table = $1 and load_id = $2
order by (scope = $3) desc, profile_id desc
limit 1
