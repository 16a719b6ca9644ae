-- A key that is new to the current versions but has closed ones comes back: it opens where the last one ended,
-- or later. {target} the dimension; {key} its columns as d.…; {change_key_equal} the join of c and d;
-- {ended_key_equal} the join of c and e.
update etl_change c
set etl_action = 'reopen',
    etl_moment = greatest(c.etl_moment, e.ended)
from (
    select {key}, max(d.valid_to) as ended
    from {target} d
    join etl_change c on {change_key_equal}
    where c.etl_action = 'insert'
    group by {key}
) e
where c.etl_action = 'insert' and {ended_key_equal}
