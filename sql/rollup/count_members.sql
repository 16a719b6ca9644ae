-- Members the select speaks of; how many the dimension knows; how many of these change.
-- {target} as d; {surrogate_key}; {key} as c.…; {key_equal} the join of d and c; {differs} the comparison; {change} as c
select count(*), count(*) filter (where k.is_known), count(*) filter (where k.is_changed)
from (
    select count(d.{surrogate_key}) > 0 as is_known,
           coalesce(bool_or(d.{surrogate_key} is not null and {differs}), false) as is_changed
    from {change} c
    left join {target} d on {key_equal}
    group by {key}
) k
