-- The columns of tables: base type without length, whether it is text, whether it is of the primary key.
-- A type's length is left out because a cast to it would cut a written value instead of comparing it.
-- $1 schemas, $2 tables
select n.nspname, c.relname, a.attname,
       format_type(coalesce(nullif(t.typbasetype, 0), t.oid), -1),
       t.typcategory = 'S',
       coalesce(a.attnum = any (i.indkey), false)
from unnest($1, $2) as wanted (schema_name, table_name)
join pg_namespace n on n.nspname = wanted.schema_name
join pg_class c on c.relnamespace = n.oid and c.relname = wanted.table_name and c.relkind in ('r', 'p', 'v', 'm', 'f')
join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
join pg_type t on t.oid = a.atttypid
left join pg_index i on i.indrelid = c.oid and i.indisprimary
order by c.oid, a.attnum
