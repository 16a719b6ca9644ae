-- The rows of a load are written. {table} the table
alter table {table}
    alter column source_file drop default,
    alter column load_id drop default,
    alter column load_timestamp drop default
