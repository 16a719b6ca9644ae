-- What it takes to know a source again, to go on from a watermark, and to take a load back.

create schema if not exists etl_undo;
comment on schema etl_undo is 'Rows that loads replaced or overwrote, one table for each load that did, kept so that it can be taken back.';

alter table etl.load drop constraint load_status;
alter table etl.load add constraint load_status check (status in
    ('Running', 'Succeeded', 'Partial', 'Skipped', 'Failed', 'Cancelled', 'Interrupted', 'Undone'));

create sequence etl.load_landing;
comment on sequence etl.load_landing is 'The order in which loads landed; loads of one table take it one after the other.';

alter table etl.load add column landing bigint;
alter table etl.load add column first_load_id bigint references etl.load;
alter table etl.load add column terms text;
alter table etl.load add column created_table boolean not null default false;
alter table etl.load add column added_columns text[] not null default '{}';
alter table etl.load add column watermark_column text;
alter table etl.load add column watermark_type text
    constraint load_watermark_type check (watermark_type in ('numeric', 'timestamp', 'text'));
alter table etl.load add column watermark text;
alter table etl.load add column message text;
alter table etl.load add column undone_at timestamptz;
alter table etl.load add column undone_by bigint references etl.run;
alter table etl.load add constraint load_undone check ((status = 'Undone') = (undone_at is not null));

comment on column etl.load.status is 'Running, Succeeded, Partial (some rows rejected), Skipped (the source was loaded before), Failed (rolled back), Cancelled, Interrupted, or Undone.';
comment on column etl.load.landing is 'Its place in the order in which loads landed; null when it did not.';
comment on column etl.load.first_load_id is 'The first of the loads that landed in the same transaction; they are taken back together.';
comment on column etl.load.terms is 'What besides its bytes decides what a source becomes: how it was read, key, watermark. The same bytes on other terms are loaded again.';
comment on column etl.load.created_table is 'Whether the table was not there before.';
comment on column etl.load.added_columns is 'The columns the load added to a table that was there.';
comment on column etl.load.watermark_column is 'The column by which an incremental load goes on from the one before.';
comment on column etl.load.watermark_type is 'How its values compare: numeric, timestamp or text.';
comment on column etl.load.watermark is 'The greatest value loaded so far, as the source writes it.';
comment on column etl.load.message is 'What else there is to say about the load.';
comment on column etl.load.undone_at is 'When it was taken back.';
comment on column etl.load.undone_by is 'The run that took it back.';

update etl.load l
set landing = l.load_id,
    first_load_id = case when l.mode = 'full' then
        (select min(o.load_id) from etl.load o
         where o.run_id = l.run_id and o.target_table = l.target_table and o.status in ('Succeeded', 'Partial'))
        else l.load_id end
where l.status in ('Succeeded', 'Partial');

select setval('etl.load_landing', coalesce(max(load_id), 0) + 1, false) from etl.load;

create index load_landed on etl.load (target_table, landing) where landing is not null;

create table etl.load_image (
    load_id  bigint      primary key references etl.load,
    rows     bigint      not null,
    is_table boolean     not null,
    kept_at  timestamptz not null default now()
);

comment on table  etl.load_image is 'What loads replaced or overwrote: the rows are in etl_undo.load_N.';
comment on column etl.load_image.load_id is 'The first of the loads that landed together.';
comment on column etl.load_image.rows is 'How many rows are kept.';
comment on column etl.load_image.is_table is 'Whether it is the whole table before a full load; else the rows that were overwritten.';
comment on column etl.load_image.kept_at is 'Since when.';
