-- What a person would write to know a table: for each column one statement that groups its values.
set work_mem = '256MB';
\o /dev/null
select format($sql$
    with counted as materialized (select %1$I as value, count(*) as rows from staging.orders group by 1)
    select %1$L, sum(rows), sum(rows) filter (where value is null), sum(rows) filter (where value = ''),
           count(value), count(*) filter (where rows > 1), min(value), max(value),
           min(length(value)), max(length(value)), sum(rows * length(value)) / sum(rows),
           (select array_agg(value || ' ' || rows)
            from (select value, rows from counted order by rows desc limit 10) as frequent)
    from counted
    $sql$, attname)
from pg_attribute
where attrelid = 'staging.orders'::regclass and attnum between 1 and 15
order by attnum
\gexec
