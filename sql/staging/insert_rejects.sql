-- The first rejects of a load that was rolled back.
-- $1 load, $2 file, then arrays: $3 line, $4 offset, $5 reason, $6 expectation, $7 raw text, $8 raw bytes, $9 field
insert into etl.reject (load_id, source_file, source_line, byte_offset, reason, expectation, raw_text, raw_bytes, field)
select $1, $2, r.*
from unnest($3::bigint[], $4::bigint[], $5::text[], $6::text[], $7::text[], $8::bytea[], $9::text[]) as r
