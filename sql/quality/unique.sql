-- Rows with a complete key, and those among them that share it with another row.
-- {columns} the key; {table}; {applies} rows in scope whose key is complete
select coalesce(sum(rows), 0)::bigint, coalesce(sum(rows) filter (where rows > 1), 0)::bigint, null::text
from (select count(*) as rows from {table} where {applies} group by {columns}) as keys
