-- $1 the load; returns its table, how it ended, and its place in the order of landing, that of the first of those
-- which landed with it; where its rows stood inside of records, the load of these and their table
select l.target_table, l.status,
       coalesce((select min(o.landing) from etl.load o where o.first_load_id = l.first_load_id), 0),
       p.load_id, p.target_table
from etl.load l
left join etl.load p on p.load_id = l.parent_load_id
where l.load_id = $1
