-- $1 run, $2 file, $3 bytes, $4 table, $5 mode, $6 terms; of rows inside of records, else null: $7 the load of the
-- records, $8 the columns by which a row finds its own; returns the load and its start in microseconds since 1970
insert into etl.load (run_id, source_file, source_bytes, target_table, mode, terms, parent_load_id, parent_key)
values ($1, $2, $3, $4, $5, $6, $7, $8)
returning array[load_id, cast(extract(epoch from started_at) * 1000000 as bigint)]
