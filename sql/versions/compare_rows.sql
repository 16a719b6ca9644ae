-- How many rows of two loads are still in their table, and how many of those only one of them has.
-- {table} the table, $1 and $2 the loads
select coalesce(sum(a), 0)::bigint, coalesce(sum(b), 0)::bigint,
       coalesce(sum(greatest(a - b, 0)), 0)::bigint, coalesce(sum(greatest(b - a, 0)), 0)::bigint
from (
    select row_hash, count(*) filter (where load_id = $1) as a, count(*) filter (where load_id = $2) as b
    from {table}
    where load_id in ($1, $2)
    group by row_hash
) as counted
