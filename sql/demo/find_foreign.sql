-- Schemas the demo would replace and did not make. $1 their names
select n.nspname
from pg_namespace n
where n.nspname = any ($1) and coalesce(obj_description(n.oid, 'pg_namespace'), '') not like 'Made by etl demo%'
order by n.nspname
