-- $1 the load
delete from etl.load_image where load_id = $1
