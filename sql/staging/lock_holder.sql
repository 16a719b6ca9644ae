-- Who holds the lock of table/lock.sql. $1 the table
select a.pid, a.application_name, a.usename::text
from pg_locks l
join pg_stat_activity a on a.pid = l.pid
cross join (select hashtextextended('etl.table:' || $1, 0) as key) k
where l.locktype = 'advisory' and l.granted and l.objsubid = 1
  and l.database = (select oid from pg_database where datname = current_database())
  and l.classid = ((k.key >> 32) & 4294967295)::oid and l.objid = (k.key & 4294967295)::oid
