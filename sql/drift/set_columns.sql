-- $1 load, $2 the columns of its source
update etl.load
set columns = $2
where load_id = $1
