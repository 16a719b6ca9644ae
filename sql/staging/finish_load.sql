-- Said in the load's own transaction, so that the counts are there exactly when the rows are.
-- $1 load, $2 sha-256, $3 read, $4 inserted, $5 updated, $6 unchanged, $7 skipped, $8 rejected, $9 deleted, $10 content
with ended as (
    delete from etl.checkpoint where load_id = $1
)
update etl.load
set status = case when $8 > 0 then 'Partial' else 'Succeeded' end, ended_at = clock_timestamp(),
    source_sha256 = $2, rows_read = $3, rows_inserted = $4, rows_updated = $5, rows_unchanged = $6, rows_skipped = $7,
    rows_rejected = $8, rows_deleted = $9, content_hash = $10
where load_id = $1
