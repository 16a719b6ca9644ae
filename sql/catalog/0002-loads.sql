-- Loads of files into staging, and the rows they refused.

create table etl.load (
    load_id        bigint generated always as identity primary key,
    run_id         bigint      not null references etl.run,
    source_file    text        not null,
    source_bytes   bigint      not null,
    source_sha256  text,
    target_table   text        not null,
    mode           text        not null constraint load_mode check (mode in ('full', 'append')),
    status         text        not null default 'Running'
                   constraint load_status check (status in
                       ('Running', 'Succeeded', 'Partial', 'Failed', 'Cancelled', 'Interrupted')),
    started_at     timestamptz not null default now(),
    ended_at       timestamptz,
    rows_read      bigint      not null default 0,
    rows_inserted  bigint      not null default 0,
    rows_updated   bigint      not null default 0,
    rows_unchanged bigint      not null default 0,
    rows_skipped   bigint      not null default 0,
    rows_rejected  bigint      not null default 0,
    error_id       text,
    error          text,
    constraint load_accounting check (rows_read =
        rows_inserted + rows_updated + rows_unchanged + rows_skipped + rows_rejected)
);

comment on table  etl.load is 'One row per file and attempt. Nothing is lost: the rows read are the sum of what became of them.';
comment on column etl.load.load_id is 'Identifies the load; every staging row it wrote carries it.';
comment on column etl.load.run_id is 'The run it belongs to.';
comment on column etl.load.source_file is 'The absolute path of the file.';
comment on column etl.load.source_bytes is 'Its size.';
comment on column etl.load.source_sha256 is 'The SHA-256 of its bytes, in hexadecimal; null when the load ended before the file did.';
comment on column etl.load.target_table is 'The staging table, with its schema.';
comment on column etl.load.mode is 'full: the table becomes what the file says; append: rows are added.';
comment on column etl.load.status is 'Running, Succeeded, Partial (some rows rejected), Failed (rolled back), Cancelled or Interrupted.';
comment on column etl.load.started_at is 'When it started.';
comment on column etl.load.ended_at is 'When it ended; null while it is running.';
comment on column etl.load.rows_read is 'Records in the file, header and empty lines not counted.';
comment on column etl.load.rows_inserted is 'Rows written as new.';
comment on column etl.load.rows_updated is 'Existing rows changed.';
comment on column etl.load.rows_unchanged is 'Existing rows that already said the same.';
comment on column etl.load.rows_skipped is 'Rows left out on purpose.';
comment on column etl.load.rows_rejected is 'Rows refused; each is in etl.reject. A failed load that was rolled back counts zero rows and keeps at most its first hundred refusals.';
comment on column etl.load.error_id is 'The stable id of the error that ended it.';
comment on column etl.load.error is 'The message of that error.';

create index load_run on etl.load (run_id);
create index load_target on etl.load (target_table, load_id);

create table etl.reject (
    reject_id    bigint generated always as identity primary key,
    load_id      bigint      not null references etl.load,
    source_file  text        not null,
    source_line  bigint      not null,
    byte_offset  bigint      not null,
    reason       text        not null,
    expectation  text        not null,
    raw_text     text        not null,
    raw_bytes    bytea,
    rejected_at  timestamptz not null default now()
);

comment on table  etl.reject is 'Rows a load refused, with what is needed to mend them and send them in again.';
comment on column etl.reject.reject_id is 'Identifies the reject.';
comment on column etl.reject.load_id is 'The load that refused it.';
comment on column etl.reject.source_file is 'The absolute path of the file.';
comment on column etl.reject.source_line is 'The physical line on which the record starts, from 1.';
comment on column etl.reject.byte_offset is 'Where the record starts in the file, in bytes of UTF-8.';
comment on column etl.reject.reason is 'The reason code: FieldCount, Quoting, UnclosedQuote, InvalidUtf8, NulByte, RecordTooLong.';
comment on column etl.reject.expectation is 'What was found and what was expected, in words.';
comment on column etl.reject.raw_text is 'The record as it stands in the file; bytes that are no text are shown as \xNN.';
comment on column etl.reject.raw_bytes is 'The exact bytes, where raw_text cannot hold them.';
comment on column etl.reject.rejected_at is 'When it was refused.';

create index reject_load on etl.reject (load_id);
