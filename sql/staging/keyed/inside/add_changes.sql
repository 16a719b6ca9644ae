-- Records that say the same as the table's are changed all the same when the rows inside of them are not those of the
-- child table: together they are compared by row_hash, which covers key and position.
-- {changes} the records that have to be written, {records} all that are compared, {record_key} their key,
-- {rows} the rows inside of them, {key} the key of their records, {table} the child table, {table_key} the same of it,
-- {match} the keys of s and p alike
insert into {changes}
select p.*, true
from {records} p
where not exists (select from {changes} c where c.etl_record = p.etl_record)
  and ({record_key}) in (
      select {key}
      from (
          select {key}, row_hash, 1 as weight
          from {rows}
          union all
          select {table_key}, s.row_hash, -1
          from {table} s
          where exists (select from {records} p where {match})
      ) as r
      group by {key}, row_hash
      having sum(weight) <> 0)
