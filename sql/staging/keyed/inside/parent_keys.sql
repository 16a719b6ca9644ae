-- By which columns the rows of a child table find their records, since it was replaced or made anew, each with the last
-- load that wrote rows so. $1 the table
select distinct on (l.parent_key) l.load_id, l.parent_key
from etl.load l
where l.target_table = $1 and l.parent_key is not null and l.status in ('Succeeded', 'Partial') and l.rows_inserted > 0
  and l.landing >= coalesce(
      (select max(landing) from etl.load
       where target_table = $1 and status in ('Succeeded', 'Partial') and (mode = 'full' or created_table)), 0)
order by l.parent_key, l.landing desc
