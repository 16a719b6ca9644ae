-- What all rows of a load have in common. {table} the table, {source_file}, {load_id}, {load_timestamp} literals
alter table {table}
    alter column source_file set default {source_file},
    alter column load_id set default {load_id},
    alter column load_timestamp set default {load_timestamp}
