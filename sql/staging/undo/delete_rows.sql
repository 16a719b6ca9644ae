-- {table} the staging table, $1 the loads whose rows go
delete from {table} where load_id = any ($1::bigint[])
