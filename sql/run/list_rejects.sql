-- $1 one load, or null for the latest that has any; $2 how many
select r.reject_id, r.load_id, l.target_table, r.source_file, r.source_line, r.byte_offset,
       r.reason, r.expectation, r.raw_text, r.field
from etl.reject r
join etl.load l on l.load_id = r.load_id
where r.load_id = coalesce($1::bigint, (select max(load_id) from etl.reject))
order by r.source_file, r.source_line, r.reject_id
limit $2
