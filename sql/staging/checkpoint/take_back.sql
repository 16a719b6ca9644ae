-- What a load had committed is gone from its table, and it cannot go on any more. $1 load
with forgotten as (
    delete from etl.checkpoint where load_id = $1
), refused as (
    delete from etl.reject where load_id = $1
)
update etl.load
set rows_read = 0, rows_inserted = 0, rows_rejected = 0
where load_id = $1
