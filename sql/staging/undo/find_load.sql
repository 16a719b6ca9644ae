-- $1 the load; returns its table, how it ended, and its place in the order of landing, that of the first of those
-- which landed with it
select l.target_table, l.status,
       coalesce((select min(o.landing) from etl.load o where o.first_load_id = l.first_load_id), 0)
from etl.load l
where l.load_id = $1
