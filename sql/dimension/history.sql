-- Versions, member by member. {target}; {key} as d.…; {filter} over d. $1 how many
select d.*
from {target} d
where {filter}
order by {key}, d.valid_from
limit $1
