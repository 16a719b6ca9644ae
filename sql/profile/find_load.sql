-- A load whose rows may be in the table. $1 the table with its schema, $2 the load, or null for the latest
select max(load_id)
from etl.load
where target_table = $1 and status in ('Succeeded', 'Partial') and ($2::bigint is null or load_id = $2::bigint)
