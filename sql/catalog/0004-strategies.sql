-- More ways for a load to land, what was deleted by it, and what it loaded as one number.

alter table etl.load drop constraint load_mode;
alter table etl.load add constraint load_mode
    check (mode in ('full', 'append', 'insert_only', 'update_only', 'upsert', 'incremental'));
alter table etl.load add column rows_deleted bigint not null default 0;
alter table etl.load add column content_hash uuid;

comment on column etl.load.mode is 'full: the table becomes what the source says; append: rows are added; insert_only: new keys are added; update_only: existing keys are changed; upsert: both; incremental: only what changed since the last load.';
comment on column etl.load.rows_deleted is 'Rows that were in the table before the load and are not any more; they do not count as read.';
comment on column etl.load.content_hash is 'The sum of the MD5 row hashes of all rows that were read and not refused, modulo 2^128: the same rows give the same sum in any order.';

alter table etl.reject add column field text;

comment on column etl.reject.field is 'The column, or the JSON path, that is to blame; null for the record as a whole.';
