-- A load goes on under another run, unless somebody else was faster. $1 load, $2 run; returns the load
update etl.load
set status = 'Running', run_id = $2, ended_at = null, error_id = null, error = null
where load_id = $1 and status in ('Interrupted', 'Failed', 'Cancelled')
returning load_id
