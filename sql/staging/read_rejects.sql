-- The rejects that are sent in again, and what stands against it. $1 their ids
select r.reject_id, r.load_id, l.target_table, r.source_file, r.source_line, r.byte_offset,
       r.reason, r.expectation, r.raw_text, r.field, r.raw_bytes, cast(l.source_format as text),
       r.resolved_at, r.resolved_by, r.replaces,
       l.mode, l.status,
       (select max(f.load_id) from etl.load f
        where f.target_table = l.target_table and f.mode = 'full' and f.status in ('Succeeded', 'Partial')
              and f.load_id > l.load_id and f.run_id <> l.run_id) as replaced_by
from etl.reject r
join etl.load l on l.load_id = r.load_id
where r.reject_id = any($1)
order by r.load_id, r.source_line, r.reject_id
