-- A pooled connection would keep the lock of a finished run. $1 run
select pg_advisory_unlock(hashtextextended('etl.run:' || $1::bigint, 0))
