-- The first load of an empty table. {target}; {columns}; {source} as s. $1 the run
insert into {target} ({columns}, inserted_run_id, updated_run_id)
select {columns}, $1, $1 from {source} s
