-- The loads of a run; where it has none, those of the last run before it that loaded each table.
-- The files come in by commands of their own as often as by the run that tests. $1 run, $2 model
select load_id, run_id, source_file, target_table, mode, status, rows_read, rows_inserted, rows_updated,
       rows_unchanged, rows_skipped, rows_rejected, rows_deleted, source_bytes, started_at,
       extract(epoch from coalesce(ended_at, now()) - started_at)::float8, error, message
from (
    select l.*, rank() over (partition by l.target_table order by l.run_id desc) as place
    from etl.load l
    join etl.run r on r.run_id = l.run_id
    where l.run_id = $1
       or l.run_id < $1 and (r.model = $2 or r.model is null)
          and not exists (select from etl.load own where own.run_id = $1)
) as candidate
where place = 1
order by load_id
