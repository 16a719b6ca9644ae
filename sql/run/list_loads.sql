-- $1 one load or null, $2 one run or null, $3 one table or null, $4 how many
select load_id, run_id, source_file, target_table, mode, status, rows_read, rows_inserted, rows_updated,
       rows_unchanged, rows_skipped, rows_rejected, rows_deleted, source_bytes, started_at,
       extract(epoch from coalesce(ended_at, now()) - started_at)::float8, error, message
from etl.load
where ($1::bigint is null or load_id = $1) and ($2::bigint is null or run_id = $2)
  and ($3::text is null or target_table = $3)
order by load_id desc
limit $4
