-- $1 table, $2 load or null, $3 scope, $4 rows, $5 duration, $6 columns of the key or null, $7 rows without a whole key,
-- $8 different keys, $9 duplicates, $10 rows of repeated keys, $11 whether these are exact
insert into etl.profile (
    target_table, load_id, scope, row_count, duration, key_columns, key_null_rows, key_distinct, key_duplicates,
    key_repeated_rows, is_key_exact)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
returning profile_id, measured_at
