-- Loads that made a table what it was and that no archived file stands for. $1 the table, $2 the first archived load that
-- is taken, $3 the SHA-256 of its source, $4 whether it was a full one, $5 up to which moment; null is now,
-- $6 the SHA-256 of all archived sources. A database that does not know the first load knows of no gap.
with landed as (
    select load_id, source_file, source_sha256, ended_at, created_table
    from etl.load
    where target_table = $1
      and ended_at <= coalesce($5::timestamptz, now())
      and (status in ('Succeeded', 'Partial') or status = 'Undone' and undone_at > $5)
      and rows_inserted + rows_updated + rows_deleted > 0
)
select load_id, source_file, ended_at
from landed
where exists (select from landed where load_id = $2 and source_sha256 = $3)
  and load_id >= case
      when $4 then $2
      else coalesce((select max(load_id) from landed where load_id <= $2 and created_table), 0)
  end
  and (source_sha256 is null or source_sha256 <> all ($6::text[]))
order by load_id
