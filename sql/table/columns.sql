-- The columns of a table with their types. $1 the table, quoted, with its schema
select attname::text, format_type(atttypid, atttypmod)
from pg_attribute
where attrelid = to_regclass($1) and attnum > 0 and not attisdropped
order by attnum
