-- Runs, their steps, and what a model's SQL may ask of them.

create table etl.run (
    run_id        bigint generated always as identity primary key,
    command       text        not null,
    model         text,
    status        text        not null default 'Running'
                  constraint run_status check (status in
                      ('Running', 'Succeeded', 'Partial', 'Failed', 'Cancelled', 'Interrupted')),
    as_of         timestamptz not null default now(),
    started_at    timestamptz not null default now(),
    ended_at      timestamptz,
    user_name     text        not null,
    host_name     text        not null,
    process_id    int         not null,
    version       text        not null,
    error_id      text,
    error         text,
    constraint run_ended check ((status = 'Running') = (ended_at is null))
);

comment on table  etl.run is 'One row per command that changes or tests data.';
comment on column etl.run.run_id is 'Identifies the run; rows in the warehouse name the run that wrote them.';
comment on column etl.run.command is 'The command as it was called, without values from data.';
comment on column etl.run.model is 'The model it worked on; null where none was named.';
comment on column etl.run.status is 'Running, Succeeded, Partial (some rows refused), Failed, Cancelled, or Interrupted (the process died).';
comment on column etl.run.as_of is 'The moment the run takes as the present; etl.as_of() tells it to a model''s SQL.';
comment on column etl.run.started_at is 'When it started.';
comment on column etl.run.ended_at is 'When it ended, or was found dead; null while it is running.';
comment on column etl.run.user_name is 'The account that started it.';
comment on column etl.run.host_name is 'The machine it ran on.';
comment on column etl.run.process_id is 'Its process id there.';
comment on column etl.run.version is 'The version of EtlTools.';
comment on column etl.run.error_id is 'The stable id of the error that ended it; null when none did.';
comment on column etl.run.error is 'The message of that error.';

create index run_running on etl.run (run_id) where status = 'Running';

create table etl.step (
    step_id         bigint generated always as identity primary key,
    run_id          bigint      not null references etl.run,
    kind            text        not null
                    constraint step_kind check (kind in
                        ('dimension', 'calendar', 'fact', 'aggregate', 'rollup', 'quality', 'report')),
    name            text        not null,
    source_file     text,
    status          text        not null default 'Running'
                    constraint step_status check (status in
                        ('Running', 'Succeeded', 'Failed', 'Cancelled', 'Interrupted')),
    started_at      timestamptz not null default now(),
    ended_at        timestamptz,
    rows_read       bigint      not null default 0,
    rows_inserted   bigint      not null default 0,
    rows_updated    bigint      not null default 0,
    rows_unchanged  bigint      not null default 0,
    rows_skipped    bigint      not null default 0,
    rows_deleted    bigint      not null default 0,
    versions_opened bigint      not null default 0,
    versions_closed bigint      not null default 0,
    error_id        text,
    error           text,
    constraint step_accounting check
        (rows_read = rows_inserted + rows_updated + rows_unchanged + rows_skipped)
);

comment on table  etl.step is 'One row per table a run builds or tests; each step is one transaction.';
comment on column etl.step.step_id is 'Identifies the step.';
comment on column etl.step.run_id is 'The run it belongs to.';
comment on column etl.step.kind is 'What the step builds: dimension, calendar, fact, aggregate, rollup, quality or report.';
comment on column etl.step.name is 'The table with its schema, the model whose rules ran, or the report''s file.';
comment on column etl.step.source_file is 'The model file that says how.';
comment on column etl.step.status is 'Running, Succeeded, Failed (rolled back), Cancelled or Interrupted.';
comment on column etl.step.started_at is 'When it started.';
comment on column etl.step.ended_at is 'When it ended; null while it is running.';
comment on column etl.step.rows_read is 'Rows the select returned; the sum of inserted, updated, unchanged and skipped.';
comment on column etl.step.rows_inserted is 'Rows whose key was new.';
comment on column etl.step.rows_updated is 'Rows whose key was known and whose content differed.';
comment on column etl.step.rows_unchanged is 'Rows that already said the same.';
comment on column etl.step.rows_skipped is 'Rows left out on purpose: repeated keys settled by order_by, states older than the known one.';
comment on column etl.step.rows_deleted is 'Rows whose key vanished: closed in a dimension, deleted elsewhere.';
comment on column etl.step.versions_opened is 'Versions a dimension opened for keys it knew.';
comment on column etl.step.versions_closed is 'Versions a dimension closed.';
comment on column etl.step.error_id is 'The stable id of the error that ended it.';
comment on column etl.step.error is 'The message of that error.';

create index step_run on etl.step (run_id);
create index step_name on etl.step (name, step_id);

create function etl.as_of() returns timestamptz language sql stable parallel safe as
$$ select coalesce(nullif(current_setting('etl.as_of', true), '')::timestamptz, now()) $$;

comment on function etl.as_of() is 'The moment the running step takes as the present.';
