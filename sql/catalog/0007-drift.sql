-- How sources differed from their tables and the loads before.

alter table etl.load add column columns text[];

comment on column etl.load.columns is 'The columns of the source in its order, by their names in the table; those the table does not take are among them. Null for a load that did not land.';

create table etl.schema_change (
    change_id    bigint generated always as identity primary key,
    load_id      bigint      not null references etl.load,
    target_table text        not null,
    kind         text        not null
                 constraint schema_change_kind check (kind in
                     ('new', 'missing', 'reordered', 'renamed', 'narrowed', 'type')),
    column_name  text,
    before       text,
    after        text,
    action       text        not null
                 constraint schema_change_action check (action in
                     ('evolve', 'freeze', 'discard_column', 'discard_row')),
    changed_at   timestamptz not null default now()
);

comment on table  etl.schema_change is 'Each difference between a source and its staging table that a load met.';
comment on column etl.schema_change.change_id is 'Identifies the change.';
comment on column etl.schema_change.load_id is 'The load that met it.';
comment on column etl.schema_change.target_table is 'The staging table, with its schema.';
comment on column etl.schema_change.kind is 'new: the table has no such column; missing: the source lacks it; reordered: another order than in the last load; renamed: a new column in the place of a missing one, with the like of its values; narrowed: values are cut or less exact; type: values do not fit the type of the column.';
comment on column etl.schema_change.column_name is 'The column by its name in the table; null for the order of all.';
comment on column etl.schema_change.before is 'What was known: the type, the old name, the length, the order.';
comment on column etl.schema_change.after is 'What the source brought.';
comment on column etl.schema_change.action is 'What the policy says. evolve: taken over; freeze: the load was refused; discard_column: the column was left out; discard_row: rows with a value it is about were refused.';
comment on column etl.schema_change.changed_at is 'When.';

create index schema_change_load on etl.schema_change (load_id);
create index schema_change_table on etl.schema_change (target_table, change_id);
