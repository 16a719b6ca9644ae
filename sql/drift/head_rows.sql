-- The first rows of a table, as they lie. {columns} the columns, each cut, {table} the table
select {columns}
from {table}
where ctid < '(4096,0)'
limit 1000
