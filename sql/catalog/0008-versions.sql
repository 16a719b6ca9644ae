-- Each load gives a version of its table's data: its load id, and what is said here.

alter table etl.load add column schema_version integer;
alter table etl.load add column metadata jsonb;

comment on column etl.load.schema_version is 'Which columns the table had after the load, see etl.schema_version; null for a load that did not land.';
comment on column etl.load.metadata is 'What the caller said about the data, names with texts; null when nothing.';

create table etl.schema_version (
    target_table text        not null,
    version      integer     not null,
    columns      text[]      not null,
    load_id      bigint      not null references etl.load,
    created_at   timestamptz not null default now(),
    primary key (target_table, version)
);

comment on table  etl.schema_version is 'The sets of source columns a staging table has had, one row for each change of the set.';
comment on column etl.schema_version.target_table is 'The staging table, with its schema.';
comment on column etl.schema_version.version is 'Counts the changes of a table, from 1.';
comment on column etl.schema_version.columns is 'The columns, in the order of the table; the audit columns are not among them.';
comment on column etl.schema_version.load_id is 'The load that brought the change.';
comment on column etl.schema_version.created_at is 'When.';
