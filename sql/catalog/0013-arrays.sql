-- Rows that stand inside of records land with them: which load brought the records, and by what a row finds its own.

alter table etl.load add column parent_load_id bigint references etl.load;
alter table etl.load add column parent_key text[];
alter table etl.load add constraint load_inside check ((parent_load_id is null) = (parent_key is null));

comment on column etl.load.parent_load_id is 'The load of the records in whose arrays the rows stood; it lands, fails and is taken back together with this one. Null for a load of its own.';
comment on column etl.load.parent_key is 'The columns by which a row finds its record in the table of that load; empty: by source_file and source_line. Null for a load of its own.';

create index load_parent on etl.load (parent_load_id) where parent_load_id is not null;

-- Loads of arrays were begun after that of their records, for the same file and in the same run.
update etl.load c
set parent_load_id = p.load_id, parent_key = p.key
from (
    select distinct on (c.load_id) c.load_id as child_load_id, p.load_id,
           coalesce(string_to_array(substring(p.terms from '^key=(.*?); watermark='), ','), '{}') as key
    from etl.load c
    join etl.load p on p.run_id = c.run_id and p.source_file = c.source_file and p.mode = c.mode
        and p.load_id < c.load_id and starts_with(c.target_table, p.target_table || '_')
    order by c.load_id, length(p.target_table), p.load_id desc
) as p
where c.load_id = p.child_load_id;
