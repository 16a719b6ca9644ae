-- {target} as d; {assignments}; {key_equal} the join of d and c; {differs} the comparison; {change}. $1 the run
update {target} d
set {assignments}, updated_run_id = $1
from {change} c
where {key_equal} and {differs}
