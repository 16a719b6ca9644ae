-- For Citus, where nobody knows the pages of a distributed table. {columns} the columns, each cut, {table} the table
select {columns}
from {table}
limit 5000
