-- Quality rules, what they found, and how each run scored.

create table etl.rule (
    rule_id     bigint generated always as identity primary key,
    model       text        not null,
    name        text        not null,
    target      text        not null,
    check_kind  text        not null,
    definition  jsonb       not null,
    category    text        not null,
    severity    text        not null,
    threshold   float8      not null,
    created_at  timestamptz not null default now(),
    changed_at  timestamptz not null default now(),
    unique (model, name)
);

comment on table  etl.rule is 'The rules of each model as they last ran.';
comment on column etl.rule.rule_id is 'Identifies the rule.';
comment on column etl.rule.model is 'The model that holds it.';
comment on column etl.rule.name is 'Its name, unique in the model.';
comment on column etl.rule.target is 'The table it checks, with its schema.';
comment on column etl.rule.check_kind is 'not_null, unique, range, accepted_values, matches, relationship, row_count, freshness or sql.';
comment on column etl.rule.definition is 'The rule as the model writes it.';
comment on column etl.rule.category is 'Completeness, Accuracy, Consistency, Validity, Uniqueness, Timeliness, Integrity or Conformity.';
comment on column etl.rule.severity is 'Critical, Warning or Info.';
comment on column etl.rule.threshold is 'The share of checked rows that may fail, in percent.';
comment on column etl.rule.created_at is 'When the rule first ran.';
comment on column etl.rule.changed_at is 'When its definition last changed.';

create table etl.rule_result (
    rule_result_id bigint generated always as identity primary key,
    run_id         bigint      not null references etl.run,
    rule_id        bigint      not null references etl.rule,
    column_name    text,
    category       text        not null,
    severity       text        not null,
    status         text        not null
                   constraint rule_result_status check (status in ('Passed', 'Warning', 'Failed', 'NotChecked')),
    expectation    text        not null,
    rows_checked   bigint      not null,
    rows_failed    bigint      not null,
    threshold      float8      not null,
    message        text,
    duration       interval    not null,
    measured_at    timestamptz not null default now(),
    constraint rule_result_counts check (rows_failed between 0 and rows_checked)
);

comment on table  etl.rule_result is 'What each rule found in each run.';
comment on column etl.rule_result.rule_result_id is 'Identifies the result.';
comment on column etl.rule_result.run_id is 'The run.';
comment on column etl.rule_result.rule_id is 'The rule.';
comment on column etl.rule_result.column_name is 'The column checked; null for rules over whole rows or tables.';
comment on column etl.rule_result.category is 'The rule''s category at that time.';
comment on column etl.rule_result.severity is 'Its severity at that time.';
comment on column etl.rule_result.status is 'Passed, Warning (violations within the threshold), Failed, or NotChecked (nothing to check).';
comment on column etl.rule_result.expectation is 'What the rule expects, in words.';
comment on column etl.rule_result.rows_checked is 'Rows checked.';
comment on column etl.rule_result.rows_failed is 'Rows that violate the rule.';
comment on column etl.rule_result.threshold is 'The threshold at that time, in percent.';
comment on column etl.rule_result.message is 'Why nothing could be checked, or a remark.';
comment on column etl.rule_result.duration is 'How long the check took; checks that share a scan share its time.';
comment on column etl.rule_result.measured_at is 'When it was measured.';

create index rule_result_run on etl.rule_result (run_id);
create index rule_result_rule on etl.rule_result (rule_id, run_id);

create table etl.rule_exception (
    rule_exception_id bigint generated always as identity primary key,
    rule_result_id    bigint not null references etl.rule_result,
    row_key           text   not null,
    column_name       text,
    value             text,
    expectation       text   not null
);

comment on table  etl.rule_exception is 'Rows that violate a rule, at most 1,000 for each result.';
comment on column etl.rule_exception.rule_exception_id is 'Identifies the exception.';
comment on column etl.rule_exception.rule_result_id is 'The result it belongs to.';
comment on column etl.rule_exception.row_key is 'The row''s key as name=value pairs.';
comment on column etl.rule_exception.column_name is 'The column at fault; null for rules over whole rows.';
comment on column etl.rule_exception.value is 'What was found; null when the value is null.';
comment on column etl.rule_exception.expectation is 'What was expected, in words.';

create index rule_exception_result on etl.rule_exception (rule_result_id);

create table etl.scorecard (
    run_id         bigint      primary key references etl.run,
    model          text        not null,
    measured_at    timestamptz not null default now(),
    overall_score  float8,
    rules_executed int         not null,
    rules_passed   int         not null,
    rules_warned   int         not null,
    rules_failed   int         not null
);

comment on table  etl.scorecard is 'The quality of each run in numbers.';
comment on column etl.scorecard.run_id is 'The run.';
comment on column etl.scorecard.model is 'The model whose rules ran.';
comment on column etl.scorecard.measured_at is 'When they ran.';
comment on column etl.scorecard.overall_score is 'The mean of the category scores, 0 to 100; null when nothing was checked.';
comment on column etl.scorecard.rules_executed is 'Rules that ran, those with nothing to check included.';
comment on column etl.scorecard.rules_passed is 'Rules without a violation.';
comment on column etl.scorecard.rules_warned is 'Rules with violations within their threshold.';
comment on column etl.scorecard.rules_failed is 'Rules with more violations than their threshold allows.';

create table etl.scorecard_category (
    run_id         bigint not null references etl.scorecard,
    category       text   not null,
    score          float8 not null,
    rules_executed int    not null,
    rules_failed   int    not null,
    primary key (run_id, category)
);

comment on table  etl.scorecard_category is 'The score of each category in each run.';
comment on column etl.scorecard_category.run_id is 'The run.';
comment on column etl.scorecard_category.category is 'The category.';
comment on column etl.scorecard_category.score is 'The mean score of its checked rules, 0 to 100.';
comment on column etl.scorecard_category.rules_executed is 'How many of its rules checked something.';
comment on column etl.scorecard_category.rules_failed is 'How many of them failed.';
