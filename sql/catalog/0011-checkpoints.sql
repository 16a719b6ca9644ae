-- How far loads have come that commit as they go, so that one that was killed can go on.

create table etl.checkpoint (
    load_id       bigint      not null primary key references etl.load,
    write_to      text        not null,
    rows_read     bigint      not null,
    rows_rejected bigint      not null,
    content_hash  uuid        not null,
    byte_offset   bigint      not null,
    source_line   bigint      not null,
    source_sha256 text,
    created_table boolean     not null,
    is_complete   boolean     not null,
    saved_at      timestamptz not null default now()
);

comment on table  etl.checkpoint is 'Loads that commit as they go and have not ended yet: how much of their source is in the database. Written in the same transaction as the rows.';
comment on column etl.checkpoint.load_id is 'The load.';
comment on column etl.checkpoint.write_to is 'The table its rows are in until it ends, without its schema: the staging table, or the one that is to take its place.';
comment on column etl.checkpoint.rows_read is 'Records read so far.';
comment on column etl.checkpoint.rows_rejected is 'Records refused so far.';
comment on column etl.checkpoint.content_hash is 'The sum of the row hashes so far, as in etl.load; a source that gives another sum for the same records has changed.';
comment on column etl.checkpoint.byte_offset is 'Where the last of these records starts in the content, in bytes of UTF-8.';
comment on column etl.checkpoint.source_line is 'The physical line on which it starts, from 1.';
comment on column etl.checkpoint.source_sha256 is 'The SHA-256 of the source; null while it is not read to its end.';
comment on column etl.checkpoint.created_table is 'Whether the load created the table.';
comment on column etl.checkpoint.is_complete is 'Whether the source is read to its end; other sources of the same load are still to come then.';
comment on column etl.checkpoint.saved_at is 'When it was written.';
