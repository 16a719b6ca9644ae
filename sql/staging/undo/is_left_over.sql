-- Whether a table came with a load, and neither that one nor a later one has anything in it. $1 the table
select bool_or(created_table) and not bool_or(status in ('Succeeded', 'Partial'))
from etl.load
where target_table = $1
  and landing >= (select max(landing) from etl.load where target_table = $1 and created_table)
