-- Rows of about 64 pages from all over the table.
-- {columns} the columns, each cut, {table} the table, $1 its name, quoted
select {columns}
from {table} tablesample system (least(100, 6400.0 * 8192 / greatest(pg_relation_size(to_regclass($1)), 1)))
     repeatable (0)
limit 5000
