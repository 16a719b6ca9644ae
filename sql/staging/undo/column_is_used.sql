-- Whether a column holds a value, or something hangs on it. {table} the table, {column} the column,
-- $1 the table, quoted, $2 the column
select exists (select from {table} where {column} is not null)
    or exists (
        select from pg_depend d
        join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
        where d.refclassid = cast('pg_class' as regclass) and d.refobjid = to_regclass($1) and a.attname = $2)
