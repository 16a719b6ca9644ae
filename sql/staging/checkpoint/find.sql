-- The loads of a table that stopped at a checkpoint, in the order they were begun. $1 the table, $2 the mode
select l.load_id, cast(extract(epoch from l.started_at) * 1000000 as bigint), l.source_file, c.write_to, c.rows_read,
       c.rows_rejected, c.content_hash, c.byte_offset, c.source_line, c.source_sha256, c.is_complete, c.created_table
from etl.load l
join etl.checkpoint c on c.load_id = l.load_id
where l.target_table = $1 and l.mode = $2 and l.status in ('Interrupted', 'Failed', 'Cancelled')
order by l.load_id
