-- $1 the archived file; returns when it was deleted
update etl.archive set deleted_at = clock_timestamp() where archive_id = $1 returning deleted_at
