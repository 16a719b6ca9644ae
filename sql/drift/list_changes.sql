-- The changes that loads have met, in their order. $1 loads
select c.load_id, c.target_table, l.source_file, c.kind, c.column_name, c.before, c.after, c.action
from etl.schema_change c
join etl.load l using (load_id)
where c.load_id = any($1)
order by c.change_id
