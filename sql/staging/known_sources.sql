-- Loads whose sources need not be read again: nothing has changed since what they left in the table.
-- A later full load, or a table made anew, ends that; where rows are replaced by key, so does any later load that
-- wrote.
-- $1 table, $2 mode, $3 sizes of the sources in bytes, $4 their terms; arrays
select l.load_id, l.source_bytes, l.source_sha256, l.terms, l.ended_at
from etl.load l
where l.target_table = $1 and l.mode = $2 and l.landing is not null and l.status in ('Succeeded', 'Partial')
  and l.source_bytes = any ($3::bigint[]) and l.terms = any ($4::text[]) and l.source_sha256 is not null
  and not exists (
      select from etl.load o
      where o.target_table = $1 and o.landing > l.landing and o.status in ('Succeeded', 'Partial')
        and (o.mode = 'full' and o.first_load_id <> l.first_load_id
             or o.created_table and o.first_load_id <> l.first_load_id
             or $2 in ('full', 'upsert', 'update_only') and o.first_load_id <> l.first_load_id
                and o.rows_inserted + o.rows_updated + o.rows_deleted > 0))
order by l.landing desc
