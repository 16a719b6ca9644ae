-- Rejects that are mended and sent in again, and how their raw text is read.

alter table etl.load add column source_format jsonb;

comment on column etl.load.source_format is 'How the raw text of the load''s rejects is written, with the names of its fields; null where none was refused or that cannot be said.';

alter table etl.reject add column resolved_at timestamptz;
alter table etl.reject add column resolved_by bigint references etl.load;
alter table etl.reject add column replaces bigint references etl.reject;
alter table etl.reject add constraint reject_resolved check ((resolved_at is null) = (resolved_by is null));

comment on column etl.reject.reason is 'The reason code; the README lists them under Reasons for a reject.';
comment on column etl.reject.resolved_at is 'When it was sent in again; null while it is open.';
comment on column etl.reject.resolved_by is 'The load it was sent in with: its row carries that load''s id, unless it was refused again.';
comment on column etl.reject.replaces is 'The reject it was before it was sent in and refused again; null for one that comes from its file.';

create index reject_open on etl.reject (load_id) where resolved_at is null;
