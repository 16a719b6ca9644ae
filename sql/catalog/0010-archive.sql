-- Copies of the files that were loaded, kept outside of the database.

create table etl.archive (
    archive_id  bigint generated always as identity primary key,
    load_id     bigint      not null references etl.load,
    path        text        not null,
    sha256      text        not null,
    bytes       bigint      not null,
    archived_at timestamptz not null default now(),
    deleted_at  timestamptz
);

comment on table  etl.archive is 'One row per archived file: the bytes of a load''s source, packed with gzip, with a metadata file beside them.';
comment on column etl.archive.archive_id is 'Identifies the archived file.';
comment on column etl.archive.load_id is 'The load whose source it is.';
comment on column etl.archive.path is 'The absolute path of the packed file; that of its metadata ends in .json besides.';
comment on column etl.archive.sha256 is 'The SHA-256 of the packed file, in hexadecimal; that of the source is in etl.load.';
comment on column etl.archive.bytes is 'The size of the packed file.';
comment on column etl.archive.archived_at is 'When it was archived.';
comment on column etl.archive.deleted_at is 'When the file was deleted; null while it is there.';

create index archive_load on etl.archive (load_id);
