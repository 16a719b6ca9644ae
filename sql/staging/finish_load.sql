-- Said in the load's own transaction, so that the counts are there exactly when the rows are.
-- $1 load, $2 sha-256, $3 read, $4 inserted, $5 rejected
update etl.load
set status = case when $5 > 0 then 'Partial' else 'Succeeded' end, ended_at = clock_timestamp(),
    source_sha256 = $2, rows_read = $3, rows_inserted = $4, rows_rejected = $5
where load_id = $1
