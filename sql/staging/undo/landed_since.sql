-- What has landed in tables and was not taken back, newest first; loads that landed together in a table are one, and
-- arrays come before their records. $1 the tables, $2 from which place in the order of landing on
select l.first_load_id, array_agg(l.load_id order by l.load_id), array_agg(l.source_file order by l.load_id),
       min(l.mode), sum(l.rows_inserted + l.rows_updated)::bigint, sum(l.rows_updated + l.rows_deleted)::bigint,
       sum(l.rows_updated + l.rows_unchanged + l.rows_skipped + l.rows_deleted)::bigint, bool_or(l.created_table),
       array(select c.name from etl.load a cross join unnest(a.added_columns) as c(name)
             where a.first_load_id = l.first_load_id order by a.load_id, c.name),
       i.rows, coalesce(i.is_table, false), l.target_table, min(coalesce(p.first_load_id, l.first_load_id))
from etl.load l
left join etl.load p on p.load_id = l.parent_load_id
left join etl.load_image i on i.load_id = l.first_load_id
where l.target_table = any ($1::text[]) and l.status in ('Succeeded', 'Partial') and l.landing >= $2
group by l.first_load_id, l.target_table, i.rows, i.is_table
order by max(l.landing) desc
