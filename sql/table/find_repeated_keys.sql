-- Keys of changed rows that the select returns more than once. {source} the select as s; {key} as s.…;
-- {key_text} as text; {key_equal} the join of s and c; {change} as c
select {key_text}, count(*)
from {source} s
where exists (select from {change} c where {key_equal})
group by {key}
having count(*) > 1
order by 1
limit 10
