-- How many rows the select returns, and how many pairs they make with the changed rows of the same key: more than there
-- are changed rows means that a key repeats. {source} the select as s; {key_equal} the join of s and c; {change} as c
select count(*), count(c.etl_action)
from {source} s
left join {change} c on {key_equal}
