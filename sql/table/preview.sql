-- The first rows a run wrote. {target}. $1 the run, $2 how many
select * from {target} where updated_run_id = $1 limit $2
