-- Periods of touched members that overlap; there must be none. {target}; {key} as d.…; {key_text} as text;
-- {key_equal} the join of d and c.
select {key_text}, v.valid_from, v.valid_to, v.next_from
from (
    select {key}, d.valid_from, d.valid_to,
           lead(d.valid_from) over (partition by {key} order by d.valid_from) as next_from
    from {target} d
    where exists (
        select from etl_change c where {key_equal} and c.etl_action in ('insert', 'version', 'reopen'))
) v
where v.next_from < v.valid_to
limit 10
