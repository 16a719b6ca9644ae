-- Profiles: what the rows of a table were like when they were measured.

create table etl.profile (
    profile_id        bigint generated always as identity primary key,
    target_table      text        not null,
    load_id           bigint      references etl.load,
    scope             text        not null constraint profile_scope check (scope in ('table', 'load')),
    row_count         bigint      not null,
    measured_at       timestamptz not null default now(),
    duration          interval    not null,
    key_columns       text[],
    key_null_rows     bigint,
    key_distinct      bigint,
    key_duplicates    bigint,
    key_repeated_rows bigint,
    is_key_exact      boolean,
    constraint profile_one_load check (scope = 'table' or load_id is not null)
);

comment on table  etl.profile is 'One row per measurement of a table.';
comment on column etl.profile.profile_id is 'Identifies the profile.';
comment on column etl.profile.target_table is 'The table, with its schema.';
comment on column etl.profile.load_id is 'The load whose rows were measured, or the latest load of the table when all were; null when there was none.';
comment on column etl.profile.scope is 'table: all rows; load: those of the load.';
comment on column etl.profile.row_count is 'Rows measured.';
comment on column etl.profile.measured_at is 'When they were measured.';
comment on column etl.profile.duration is 'How long the scan took.';
comment on column etl.profile.key_columns is 'The columns whose duplicates were counted; null where no key was known.';
comment on column etl.profile.key_null_rows is 'Rows in which one of them is null; they are no duplicates.';
comment on column etl.profile.key_distinct is 'How many different keys there are.';
comment on column etl.profile.key_duplicates is 'Rows beyond the first of each key.';
comment on column etl.profile.key_repeated_rows is 'All rows of the keys that occur more than once.';
comment on column etl.profile.is_key_exact is 'Whether the three counts before are exact; else they are estimates.';

create index profile_target on etl.profile (target_table, load_id, profile_id);

create table etl.column_profile (
    profile_id        bigint  not null references etl.profile,
    position          int     not null,
    column_name       text    not null,
    nulls             bigint  not null,
    empties           bigint  not null,
    distinct_values   bigint  not null,
    is_distinct_exact boolean not null,
    inferred_type     text    not null
                      constraint column_profile_type check (inferred_type in
                          ('Text', 'Boolean', 'Integer', 'Decimal', 'Date', 'Timestamp', 'Uuid', 'Json')),
    type_share        float8,
    min_value         text,
    max_value         text,
    text_min          text,
    text_max          text,
    mean              float8,
    length_min        int,
    length_mean       float8,
    length_max        int,
    pattern           text,
    pattern_regex     text,
    pattern_share     float8,
    frequent          jsonb   not null,
    primary key (profile_id, column_name)
);

comment on table  etl.column_profile is 'One row per column of a profile.';
comment on column etl.column_profile.profile_id is 'The profile it belongs to.';
comment on column etl.column_profile.position is 'The column''s place in the table, from 1.';
comment on column etl.column_profile.column_name is 'The column.';
comment on column etl.column_profile.nulls is 'Rows without a value.';
comment on column etl.column_profile.empties is 'Rows with the empty text.';
comment on column etl.column_profile.distinct_values is 'How many different values there are.';
comment on column etl.column_profile.is_distinct_exact is 'Whether distinct_values and frequent are exact; else they are estimates.';
comment on column etl.column_profile.inferred_type is 'The narrowest type that fits at least 95 % of the values: Text, Boolean, Integer, Decimal, Date, Timestamp, Uuid or Json.';
comment on column etl.column_profile.type_share is 'The share of the values that fits, 0 to 1; null without values.';
comment on column etl.column_profile.min_value is 'The least value in the order of the type, as written.';
comment on column etl.column_profile.max_value is 'The greatest value in the order of the type, as written.';
comment on column etl.column_profile.text_min is 'The first value by its bytes.';
comment on column etl.column_profile.text_max is 'The last value by its bytes.';
comment on column etl.column_profile.mean is 'The mean of the values that are numbers; null for other types.';
comment on column etl.column_profile.length_min is 'The length of the shortest value in characters.';
comment on column etl.column_profile.length_mean is 'The mean length.';
comment on column etl.column_profile.length_max is 'The length of the longest value.';
comment on column etl.column_profile.pattern is 'How most values are written: A and a for letters, 9 for digits, X for words that mix them.';
comment on column etl.column_profile.pattern_regex is 'The pattern as a regular expression; null where it depends on the server''s locale.';
comment on column etl.column_profile.pattern_share is 'The share of the values that has the pattern, 0 to 1.';
comment on column etl.column_profile.frequent is 'The ten most frequent values: value, count, error (how much of the count may be another''s), isCut.';
