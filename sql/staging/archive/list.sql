-- The archived files that are there, the newest first. $1 one table or null
select a.archive_id, a.load_id, l.run_id, l.target_table, l.mode, l.source_file, a.path, l.source_sha256,
       l.source_bytes, a.sha256, a.bytes, l.ended_at, l.rows_read, a.archived_at
from etl.archive a
join etl.load l on l.load_id = a.load_id
where a.deleted_at is null and ($1::text is null or l.target_table = $1)
order by a.archive_id desc
