-- Members the select no longer speaks of have no measures. {target} as d; {nulls} the assignments;
-- {has_values} whether there is one to clear; {key_equal} the join of d and c; {change}. $1 the run
update {target} d
set {nulls}, updated_run_id = $1
where ({has_values}) and not exists (select from {change} c where {key_equal})
