-- Said in the step's own transaction, so that the counts are there exactly when the rows are.
-- $1 step, $2 read, $3 inserted, $4 updated, $5 unchanged, $6 skipped, $7 deleted, $8 opened, $9 closed
update etl.step
set status = 'Succeeded', ended_at = clock_timestamp(),
    rows_read = $2, rows_inserted = $3, rows_updated = $4, rows_unchanged = $5, rows_skipped = $6,
    rows_deleted = $7, versions_opened = $8, versions_closed = $9
where step_id = $1
