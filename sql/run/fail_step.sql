-- $1 step, $2 status, $3 error id, $4 error
update etl.step
set status = $2, error_id = $3, error = $4, ended_at = clock_timestamp()
where step_id = $1
