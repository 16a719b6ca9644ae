-- $1 run, $2 file, $3 bytes, $4 table, $5 mode, $6 terms; returns the load and its start in microseconds since 1970
insert into etl.load (run_id, source_file, source_bytes, target_table, mode, terms)
values ($1, $2, $3, $4, $5, $6)
returning array[load_id, cast(extract(epoch from started_at) * 1000000 as bigint)]
