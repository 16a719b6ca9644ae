-- What it takes for rows inside of records to go on at a checkpoint, for columns a load had added, and to see that its
-- rows are where they were.

alter table etl.checkpoint add column parent_load_id bigint references etl.load;
alter table etl.checkpoint add column table_id oid;
alter table etl.checkpoint add column added_columns text[] not null default '{}';

comment on column etl.checkpoint.write_to is 'The table its rows are in until it ends, without its schema: the staging table, or one that nobody reads, which takes its place or is merged into it in the end.';
comment on column etl.checkpoint.table_id is 'That table in pg_class, since another one may have come in its place; null for checkpoints of before.';
comment on column etl.checkpoint.parent_load_id is 'The load whose records the rows stand in; it goes on with this one. Null for a source of its own.';
comment on column etl.checkpoint.added_columns is 'The columns that table gained for the load so far.';
