-- $1 the loads, $2 the run that takes them back
update etl.load
set status = 'Undone', undone_at = clock_timestamp(), undone_by = $2
where load_id = any ($1::bigint[])
