-- $1 run
select step_id, run_id, kind, name, status, started_at,
       extract(epoch from coalesce(ended_at, now()) - started_at)::float8,
       rows_read, rows_inserted, rows_updated, rows_skipped, rows_deleted, versions_opened, versions_closed, error
from etl.step
where run_id = $1
order by step_id
