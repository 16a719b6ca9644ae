-- Those of some loads that were taken back. $1 the table, $2 the loads, $3 up to which moment; null is now
select load_id, source_sha256
from etl.load
where target_table = $1 and load_id = any ($2::bigint[]) and status = 'Undone'
  and undone_at <= coalesce($3::timestamptz, now())
