-- Rows ever written to the warehouse in this database.
select coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0)::bigint
from pg_stat_user_tables
where schemaname = 'warehouse'
