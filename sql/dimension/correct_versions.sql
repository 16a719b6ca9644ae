-- A change that took effect when the current version began is a correction of that version, not a new one.
-- {target}; {surrogate_key}; {key_equal} the join of d and c; {assignments} of the type 2 columns; {change}. $1 the run
update {target} d
set {assignments}, updated_run_id = $1
from {change} c
where {key_equal} and d.{surrogate_key} = c.etl_key and c.etl_action = 'correct'
