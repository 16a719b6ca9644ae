-- A key that is new to the current versions but has closed ones comes back: when its stamp says, where that is after
-- the last one ended, else with the run, since the time away is a gap. {target} the dimension;
-- {key} its columns as d.…; {kept} assignments of what the last version hands on;
-- {change_key_equal} the join of c and d; {ended_key_equal} the join of c and e; {change} as c
update {change} c
set etl_action = 'reopen',
    {kept}
    etl_moment = case when c.etl_moment > e.valid_to then c.etl_moment else greatest(etl.as_of(), e.valid_to) end
from (
    select distinct on ({key}) d.*
    from {target} d
    join {change} c on {change_key_equal}
    where c.etl_action = 'insert'
    order by {key}, d.valid_to desc
) e
where c.etl_action = 'insert' and {ended_key_equal}
