-- The greatest value as the source writes it; of equal ones that from before. {table} the rows, {column} the column,
-- {last} the last watermark, {value} the column as what it is
select {column}
from (
    select {column}, 1 as place from {table} where {column} is not null
    union all
    select {last}, 0
) as v ({column}, place)
where {column} is not null
order by {value} desc, place
limit 1
