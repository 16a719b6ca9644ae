-- $1 the process whose query is to end
select pg_cancel_backend($1)
