-- Periods of members with a new version that overlap; there must be none. The new version is the last one, so each
-- closed one has to end before the next begins. {target}; {key} as d.…; {key_text} as text;
-- {key_equal} the join of d and c; {change} as c
select {key_text}, v.valid_from, v.valid_to, v.next_from
from (
    select {key}, d.valid_from, d.valid_to,
           lead(d.valid_from, 1, c.etl_moment) over (partition by {key} order by d.valid_from) as next_from
    from {target} d
    join {change} c on {key_equal}
    where not d.is_current and c.etl_action in ('version', 'reopen')
) v
where v.next_from < v.valid_to
limit 10
