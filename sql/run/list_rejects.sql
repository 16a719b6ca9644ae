-- $1 one load, or null for the latest that has any; $2 how many; $3 whether only open ones
select r.reject_id, r.load_id, l.target_table, r.source_file, r.source_line, r.byte_offset,
       r.reason, r.expectation, r.raw_text, r.field, r.raw_bytes, cast(l.source_format as text),
       r.resolved_at, r.resolved_by, r.replaces
from etl.reject r
join etl.load l on l.load_id = r.load_id
where r.load_id = coalesce($1::bigint, (select max(load_id) from etl.reject where not $3 or resolved_at is null))
  and (not $3 or r.resolved_at is null)
order by r.source_file, r.source_line, r.reject_id
limit $2
