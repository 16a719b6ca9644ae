-- $1 the table
select pg_advisory_unlock(hashtextextended('etl.table:' || $1, 0))
