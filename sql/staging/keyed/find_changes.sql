-- The rows that have to be written, each with whether its key is in the table.
-- {changes} where they go, {transfer} the source's rows, {table} the staging table, {match} their keys alike,
-- {known} a column of s that is null where the key is new, {condition} which of the rows
create unlogged table {changes} as
select t.*, {known} is not null as etl_is_known
from {transfer} t
left join {table} s on {match}
where {condition}
