-- The columns of the last load that landed, in its order; no row without one. $1 the table
select columns
from etl.load
where target_table = $1 and status in ('Succeeded', 'Partial') and columns is not null
order by load_id desc
limit 1
