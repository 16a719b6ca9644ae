-- {table} the child table, {changes} the changed records, {match} their keys alike, {written} which of them are written
delete from {table} s
where exists (select from {changes} c where {match} and {written})
