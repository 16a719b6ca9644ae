-- A run that says it is running but whose lock can be had belongs to a process that died.
with dead as (
    update etl.run
    set status = 'Interrupted', ended_at = now(), error = 'The process ended without saying how.'
    where status = 'Running' and pg_try_advisory_xact_lock(hashtextextended('etl.run:' || run_id, 0))
    returning run_id
), steps as (
    update etl.step
    set status = 'Interrupted', ended_at = now()
    where status = 'Running' and run_id in (select run_id from dead)
)
update etl.load
set status = 'Interrupted', ended_at = now()
where status = 'Running' and run_id in (select run_id from dead)
