-- $1 run, $2 status, $3 error id, $4 error
update etl.run
set status = $2, error_id = $3, error = $4, ended_at = clock_timestamp()
where run_id = $1 and status = 'Running'
