-- The tables a run built; where it built none, the last time before it that each was built. $1 run, $2 model
select step_id, run_id, kind, name, status, started_at,
       extract(epoch from coalesce(ended_at, now()) - started_at)::float8,
       rows_read, rows_inserted, rows_updated, rows_skipped, rows_deleted, versions_opened, versions_closed, error
from (
    select s.*, row_number() over (partition by s.kind, s.name, s.source_file order by s.step_id desc) as place
    from etl.step s
    join etl.run r on r.run_id = s.run_id
    where s.kind not in ('quality', 'report')
      and (s.run_id = $1
           or s.run_id < $1 and r.model = $2
              and not exists (
                  select from etl.step own where own.run_id = $1 and own.kind not in ('quality', 'report')))
) as candidate
where place = 1
order by step_id
