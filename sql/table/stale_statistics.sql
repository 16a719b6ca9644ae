-- Tables the planner knows nothing of, or much less than has changed: never analyzed, or a tenth changed since.
-- A load that just committed may not be counted yet, but its table is new. $1 tables as schema.table
select n.nspname::text, c.relname::text
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
left join pg_stat_user_tables s on s.relid = c.oid
where c.relkind in ('r', 'p')
  and n.nspname || '.' || c.relname = any ($1)
  and (c.reltuples < 0 or s.n_mod_since_analyze > c.reltuples / 10 + 50)
