-- {target}; {columns}. $1 the run
insert into {target} ({columns}, inserted_run_id, updated_run_id)
select {columns}, $1, $1 from etl_change c where c.etl_action = 'insert'
