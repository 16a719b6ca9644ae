-- One row of each key stays. {table} the rows, {key} the key, {match} the keys of r and t alike, {kept} max for the
-- last row, min for the first, {place} what orders the rows as the source does
delete from {table} as t
using (select {key}, {kept}({place}) as kept from {table} group by {key} having count(*) > 1) as r
where {match} and t.{place} <> r.kept
