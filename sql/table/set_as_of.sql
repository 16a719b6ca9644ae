-- What etl.as_of() answers until the transaction ends. $1 the moment
select set_config('etl.as_of', $1, true)
