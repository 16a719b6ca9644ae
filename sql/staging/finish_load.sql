-- Said in the load's own transaction, so that the counts are there exactly when the rows are.
-- $1 load, $2 sha-256, $3 read, $4 inserted, $5 updated, $6 unchanged, $7 skipped, $8 rejected, $9 deleted,
-- $10 content, $11 the first of the loads that land together, $12 whether the table is new, $13 added columns,
-- then of the watermark: $14 column, $15 type, $16 value; $17 message
with ended as (
    delete from etl.checkpoint where load_id = $1
)
update etl.load
set status = case when $8 > 0 then 'Partial' else 'Succeeded' end, ended_at = clock_timestamp(),
    source_sha256 = $2, rows_read = $3, rows_inserted = $4, rows_updated = $5, rows_unchanged = $6, rows_skipped = $7,
    rows_rejected = $8, rows_deleted = $9, content_hash = $10,
    landing = nextval('etl.load_landing'), first_load_id = $11, created_table = $12, added_columns = $13,
    watermark_column = $14, watermark_type = $15, watermark = $16, message = $17
where load_id = $1
