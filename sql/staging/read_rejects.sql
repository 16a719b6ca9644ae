-- The rejects that are sent in again, what stands against it, and by what the rows of their loads' arrays find their
-- records. $1 their ids
select r.reject_id, r.load_id, l.target_table, r.source_file, r.source_line, r.byte_offset,
       r.reason, r.expectation, r.raw_text, r.field, r.raw_bytes, cast(l.source_format as text),
       r.resolved_at, r.resolved_by, r.replaces,
       l.mode, l.status,
       (select max(f.load_id) from etl.load f
        where f.target_table = l.target_table and f.mode = 'full' and f.status in ('Succeeded', 'Partial')
              and f.load_id > l.load_id and f.run_id <> l.run_id) as replaced_by,
       coalesce(
           (select a.parent_key from etl.load a where a.parent_load_id = l.load_id order by a.load_id limit 1),
           '{}') as array_key
from etl.reject r
join etl.load l on l.load_id = r.load_id
where r.reject_id = any($1)
order by r.load_id, r.source_line, r.reject_id
