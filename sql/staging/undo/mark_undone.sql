-- What a load has mended is open again. $1 the loads, $2 the run that takes them back
with reopened as (
    update etl.reject
    set resolved_at = null, resolved_by = null
    where resolved_by = any ($1::bigint[])
)
update etl.load
set status = 'Undone', undone_at = clock_timestamp(), undone_by = $2
where load_id = any ($1::bigint[])
