-- What etl.as_of() tells a rule's SQL, until the transaction ends. $1 the run's present
select set_config('etl.as_of', cast($1::timestamptz as text), true)
