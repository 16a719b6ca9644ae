-- Closes the current version of members that get a new one, and overwrites the type 1 and empty type 0 columns of all
-- their versions, each row at most once. {target}; {assignments}; {key_equal} the join of d and c;
-- {differs} whether a type 0 or 1 column is to change; {is_restamped} whether the current version gets a new stamp.
-- {change}. $1 the run
update {target} d
set valid_to = case when d.is_current and c.etl_action = 'version' then c.etl_moment else d.valid_to end,
    is_current = d.is_current and c.etl_action <> 'version',
    {assignments}
    updated_run_id = $1
from {change} c
where {key_equal}
  and c.etl_action in ('version', 'overwrite', 'correct', 'reopen')
  and ({differs} or (d.is_current and (c.etl_action = 'version' or {is_restamped})))
