-- First versions of new members, and new versions of known ones. What the select does not name (type 0 columns,
-- totals a rollup wrote) is taken from the version before. {target}; {columns}; {values} from c and p;
-- {surrogate_key}; {key_equal} the join of p and c; {first_from} when a first version begins. $1 the run
insert into {target} ({columns}, valid_from, valid_to, is_current, inserted_run_id, updated_run_id)
select {values},
       case when c.etl_action = 'insert' then {first_from} else c.etl_moment end,
       timestamptz '9999-12-31 00:00:00+00', true, $1, $1
from etl_change c
left join {target} p on {key_equal} and p.{surrogate_key} = c.etl_key
where c.etl_action in ('insert', 'version', 'reopen')
