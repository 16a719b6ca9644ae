-- {row_key} {value} of a row; {table}; {violates} which rows; {order}
select {row_key} as row_key, {value} as value
from {table}
where {violates}
order by {order}
