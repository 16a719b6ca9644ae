-- {target}; {columns}; {change}. $1 the run
insert into {target} ({columns}, inserted_run_id, updated_run_id)
select {columns}, $1, $1 from {change} c where c.etl_action = 'insert'
