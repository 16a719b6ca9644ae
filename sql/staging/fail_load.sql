-- $1 load, $2 status, $3 error id, $4 error
update etl.load
set status = $2, error_id = $3, error = $4, ended_at = clock_timestamp()
where load_id = $1 and status = 'Running'
