-- {target} as f; {assignments}; {key_equal} the join of f and c; {change}. $1 the run
update {target} f
set {assignments}, updated_run_id = $1
from {change} c
where {key_equal} and c.etl_action = 'update'
