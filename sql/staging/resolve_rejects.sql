-- Closes rejects in the transaction of the load that brings them; those another load closed are not among the count.
-- $1 the load, $2 the ids; returns how many were open
with resolved as (
    update etl.reject
    set resolved_at = clock_timestamp(), resolved_by = $1
    where reject_id = any($2) and resolved_at is null
    returning reject_id
)
select count(*) from resolved
