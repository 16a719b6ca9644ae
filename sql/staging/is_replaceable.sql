-- Whether a table may be dropped and made anew without losing anything but its rows: it is ours, plain, and nothing
-- hangs on it (views, indexes, triggers, constraints other than not null, publications, grants). $1 the table, quoted
select c.relkind = 'r'
       and c.relpersistence = 'p'
       and c.relowner = (select oid from pg_roles where rolname = current_user)
       and c.relacl is null
       and not c.relrowsecurity
       and not exists (select from pg_inherits where inhrelid = c.oid or inhparent = c.oid)
       and not exists (select from pg_attribute where attrelid = c.oid and attacl is not null)
       and not exists (
           select from pg_depend d
           left join pg_constraint n
                on d.classid = cast('pg_constraint' as regclass) and n.oid = d.objid and n.contype = 'n'
           where d.refclassid = cast('pg_class' as regclass) and d.refobjid = c.oid
                 and d.deptype in ('n', 'a') and n.oid is null)
from pg_class c
where c.oid = to_regclass($1)
