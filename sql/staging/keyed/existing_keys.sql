-- Some keys of the source that are in the table. {key} the key of t as one text, {transfer} the source's rows,
-- {table} the staging table, {match} their keys alike, {place} what orders the rows as the source does
select {key}
from {transfer} t
where exists (select from {table} s where {match})
order by t.{place}
limit 10
