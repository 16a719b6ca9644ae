-- One load of a table at a time, until the transaction ends; the same lock as table/lock.sql. $1 the table
select pg_advisory_xact_lock(hashtextextended('etl.table:' || $1, 0))
