-- Said in the transaction that commits the rows. $1 load, $2 table the rows are in, $3 read, $4 rejected, $5 content,
-- $6 byte offset, $7 line, $8 sha-256, $9 complete,
-- $10 whether the load created the table
with reached as (
    insert into etl.checkpoint (
        load_id, write_to, rows_read, rows_rejected, content_hash, byte_offset, source_line, source_sha256, is_complete,
        created_table)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
    on conflict (load_id) do update
    set rows_read = excluded.rows_read, rows_rejected = excluded.rows_rejected, content_hash = excluded.content_hash,
        byte_offset = excluded.byte_offset, source_line = excluded.source_line,
        source_sha256 = excluded.source_sha256, is_complete = excluded.is_complete, saved_at = excluded.saved_at
)
update etl.load
set rows_read = $3, rows_inserted = $3 - $4, rows_rejected = $4
where load_id = $1
