-- One writer of a table at a time, until the session lets go. $1 the table
select pg_advisory_lock(hashtextextended('etl.table:' || $1, 0))
