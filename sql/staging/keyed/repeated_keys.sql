-- Some keys that repeat in the table among those the source has. {key} the key of s as one text,
-- {columns} the key of s, {table} the staging table, {changes} the source's rows, {match} their keys alike
select {key}
from {table} s
where exists (select from {changes} c where {match})
group by {columns}
having count(*) > 1
limit 10
