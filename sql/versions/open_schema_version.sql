-- A new schema version, unless the last one has the same set of columns; its load holds the table's lock.
-- $1 table, $2 columns, $3 load
with latest as (
    select version, columns
    from etl.schema_version
    where target_table = $1
    order by version desc
    limit 1
)
insert into etl.schema_version (target_table, version, columns, load_id)
select $1, coalesce((select version from latest), 0) + 1, $2, $3
where not exists (select from latest where columns @> $2 and columns <@ $2)
