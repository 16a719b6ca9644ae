-- A new run that owns the advisory lock of its id for as long as its session lives; see mark_interrupted.sql.
-- $1 command, $2 model, $3 as of, $4 user, $5 host, $6 process id, $7 version
with new as materialized (
    select nextval(pg_get_serial_sequence('etl.run', 'run_id')) as run_id
), locked as materialized (
    select run_id, pg_advisory_lock(hashtextextended('etl.run:' || run_id, 0)) from new
)
insert into etl.run (run_id, command, model, as_of, user_name, host_name, process_id, version)
overriding system value
select run_id, $1, $2, coalesce($3, now()), $4, $5, $6, $7
from locked
returning run_id, as_of, started_at
