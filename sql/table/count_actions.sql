-- What {change} says is to happen, and how many of its rows have no key. {key_is_null} over c
select c.etl_action, count(*), count(*) filter (where {key_is_null})
from {change} c
group by c.etl_action
