-- Whether a table came with a load and no load is left that has anything in it. $1 the table
select bool_or(created_table) and not bool_or(status in ('Succeeded', 'Partial'))
from etl.load
where target_table = $1 and landing is not null
