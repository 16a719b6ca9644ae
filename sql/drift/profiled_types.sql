-- The types of a table's columns by the newest profile of a load whose rows are still there: a later full load, or a
-- table made anew, took them away. Columns that had no values are left out. $1 the table
select c.column_name, c.inferred_type, c.type_share
from etl.column_profile c
where c.type_share is not null
  and c.profile_id = (
      select p.profile_id
      from etl.profile p
      join etl.load l using (load_id)
      where p.target_table = $1 and l.status in ('Succeeded', 'Partial')
        and not exists (
            select from etl.load o
            where o.target_table = $1 and o.landing > l.landing and o.status in ('Succeeded', 'Partial')
              and (o.mode = 'full' or o.created_table) and o.first_load_id <> l.first_load_id)
      order by p.load_id desc, p.scope = 'table' desc, p.profile_id desc
      limit 1)
