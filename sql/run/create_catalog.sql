-- The schema, and the record of what has been applied to it.
create schema if not exists etl;
comment on schema etl is 'What EtlTools knows of its own work.';
create table if not exists etl.migration (
    name       text        primary key,
    checksum   text        not null,
    applied_at timestamptz not null default now()
);
comment on table  etl.migration is 'The scripts of sql/catalog that have been applied.';
comment on column etl.migration.name is 'The script.';
comment on column etl.migration.checksum is 'Its SHA-256; an applied script may not change.';
comment on column etl.migration.applied_at is 'When it was applied.'
