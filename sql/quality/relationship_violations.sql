-- {row_key} {value} of a row; {referenced_columns} as etl_1, …; {referenced}; {table}; {applies}; {on}; {order}
with referenced as materialized (
    select distinct {referenced_columns} from {referenced}
)
select {row_key} as row_key, {value} as value
from (select * from {table} where {applies}) as referring
left join referenced on {on}
where referenced.etl_1 is null
order by {order}
