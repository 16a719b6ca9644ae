-- About how many rows a table has; -1 where the server does not know. $1 the table, quoted
select cast(reltuples as bigint) from pg_class where oid = to_regclass($1)
