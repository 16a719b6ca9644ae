-- The archived files that may go, the oldest first. Files that landed together go together: their age is that of the
-- youngest, and they count as one. The full load that files which stay build on stays too, and what came between.
-- $1 one table or null, $2 the least age in seconds or null, $3 how many of each table stay
with landed as (
    select a.*, l.run_id, l.target_table, l.mode, l.source_file, l.source_sha256, l.source_bytes, l.ended_at,
           l.rows_read, l.status, coalesce(l.first_load_id, l.load_id) as landing
    from etl.archive a
    join etl.load l on l.load_id = a.load_id
    where a.deleted_at is null and ($1::text is null or l.target_table = $1)
), ranked as (
    select *, dense_rank() over (partition by target_table order by landing desc) as place,
           max(archived_at) over (partition by target_table, landing) as youngest
    from landed
), kept as (
    select *, place > $3 and ($2::float8 is null or youngest <= now() - make_interval(secs => $2)) as may_go
    from ranked
), base as (
    select k.target_table, max(f.landing) as landing
    from (select target_table, min(landing) as landing from kept where not may_go group by target_table) k
    join kept f on f.target_table = k.target_table and f.landing <= k.landing and f.mode = 'full' and f.status <> 'Undone'
    group by k.target_table
)
select archive_id, load_id, run_id, target_table, mode, source_file, path, source_sha256, source_bytes, sha256, bytes,
       ended_at, rows_read, archived_at
from kept
left join base using (target_table)
where may_go and (base.landing is null or kept.landing < base.landing)
order by archive_id
