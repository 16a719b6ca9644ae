-- First versions of new members, and new versions of known ones. {target}; {columns}; {first_from} when a first version
-- begins; {change}. $1 the run
insert into {target} ({columns}, valid_from, valid_to, is_current, inserted_run_id, updated_run_id)
select {columns},
       case when c.etl_action = 'insert' then {first_from} else c.etl_moment end,
       timestamptz '9999-12-31 00:00:00+00', true, $1, $1
from {change} c
where c.etl_action in ('insert', 'version', 'reopen')
