-- What has landed in a table and was not taken back, newest first; loads that landed together are one.
-- $1 the table, $2 from which place in the order of landing on
select l.first_load_id, array_agg(l.load_id order by l.load_id), array_agg(l.source_file order by l.load_id),
       min(l.mode), sum(l.rows_inserted + l.rows_updated)::bigint, sum(l.rows_updated)::bigint,
       sum(l.rows_updated + l.rows_unchanged + l.rows_skipped)::bigint, bool_or(l.created_table),
       array(select c.name from etl.load a cross join unnest(a.added_columns) as c(name)
             where a.first_load_id = l.first_load_id order by a.load_id, c.name),
       i.rows, coalesce(i.is_table, false)
from etl.load l
left join etl.load_image i on i.load_id = l.first_load_id
where l.target_table = $1 and l.status in ('Succeeded', 'Partial') and l.landing >= $2
group by l.first_load_id, i.rows, i.is_table
order by max(l.landing) desc
