-- The loads of a table that stopped at a checkpoint, with those of the rows inside their records, in the order they
-- were begun; each with whether the table its rows are in is still the same. $1 the table
select l.load_id, cast(extract(epoch from l.started_at) * 1000000 as bigint), l.source_file, l.target_table, l.mode,
       l.terms, c.parent_load_id, t.id is not null and t.id = coalesce(c.table_id, t.id),
       c.write_to, c.rows_read, c.rows_rejected, c.content_hash, c.byte_offset, c.source_line, c.is_complete,
       c.created_table, c.added_columns
from etl.load l
join etl.checkpoint c on c.load_id = l.load_id
left join etl.load p on p.load_id = c.parent_load_id
cross join lateral (
    select cast(to_regclass(
        quote_ident(split_part(l.target_table, '.', 1)) || '.' || quote_ident(c.write_to)) as oid) as id
) as t
where coalesce(p.target_table, l.target_table) = $1 and l.status in ('Interrupted', 'Failed', 'Cancelled')
order by l.load_id
