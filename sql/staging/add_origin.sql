-- What all rows of a load have in common, for those that are written: as the default of a column that is added it is in
-- the catalog alone, and no row has to carry it. {table} the table, {source_file}, {load_id}, {load_timestamp} literals
alter table {table}
    add column source_file text not null default {source_file},
    add column load_id bigint not null default {load_id},
    add column load_timestamp timestamptz not null default {load_timestamp}
