-- {row_key} {value} of a row; {columns} the unique key; {table}; {applies} rows in scope; {order}
select {row_key} as row_key, {value} as value
from (
    select *, count(*) over (partition by {columns}) as etl_rows
    from {table}
    where {applies}
) as counted
where etl_rows > 1
order by {columns}, {order}
