-- $1 run, $2 kind, $3 name, $4 model file
insert into etl.step (run_id, kind, name, source_file) values ($1, $2, $3, $4) returning step_id
