-- A run whose journal lost its connection is alive; see start.sql. $1 run
with locked as materialized (
    select pg_advisory_lock(hashtextextended('etl.run:' || $1, 0))
)
update etl.run
set status = 'Running', ended_at = null, error = null
from locked
where run_id = $1 and status = 'Interrupted'
