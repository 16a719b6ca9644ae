-- How many rows the select returns, and how many of them have the key of a changed row: more than there are changed
-- rows means that a key repeats. {source} the select as s; {key}; {key_equal} the join of s and c
select count(*), count(c.etl_found)
from {source} s
left join (select distinct {key}, 1 as etl_found from etl_change) c on {key_equal}
