-- Said in the transaction that commits the rows. $1 load, $2 table the rows are in, $3 read, $4 rejected, $5 content,
-- $6 byte offset, $7 line, $8 sha-256, $9 complete,
-- $10 whether the load created the table, $11 columns it added to it, $12 the load whose records the rows stand in,
-- $13 the table the rows are in, quoted
with reached as (
    insert into etl.checkpoint (
        load_id, write_to, rows_read, rows_rejected, content_hash, byte_offset, source_line, source_sha256, is_complete,
        created_table, added_columns, parent_load_id, table_id)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, cast(to_regclass($13) as oid))
    on conflict (load_id) do update
    set rows_read = excluded.rows_read, rows_rejected = excluded.rows_rejected, content_hash = excluded.content_hash,
        byte_offset = excluded.byte_offset, source_line = excluded.source_line,
        source_sha256 = excluded.source_sha256, is_complete = excluded.is_complete, saved_at = excluded.saved_at,
        added_columns = excluded.added_columns
)
update etl.load
set rows_read = $3, rows_inserted = $3 - $4, rows_rejected = $4
where load_id = $1
