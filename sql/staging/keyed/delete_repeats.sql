-- One row of each key stays. Rows of a table that was written once lie in the order of the source.
-- {table} the rows, {key} the key, {match} the keys of r and t alike, {kept} max for the last row, min for the first
delete from {table} as t
using (select {key}, {kept}(ctid) as kept from {table} group by {key} having count(*) > 1) as r
where {match} and t.ctid <> r.kept
