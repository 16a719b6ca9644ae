-- The versions that loads gave, the newest first; a load that was rolled back gave none.
-- $1 loads or null, $2 one table or null, $3 how many
select l.load_id, l.target_table, l.ended_at, l.status, l.content_hash, l.rows_read - l.rows_rejected, l.schema_version,
       s.columns, l.source_file, l.source_sha256, l.mode, l.metadata::text
from etl.load l
left join etl.schema_version s on s.target_table = l.target_table and s.version = l.schema_version
where l.status not in ('Running', 'Failed', 'Cancelled', 'Interrupted')
  and ($1::bigint[] is null or l.load_id = any($1::bigint[]))
  and ($2::text is null or l.target_table = $2)
order by l.load_id desc
limit $3
