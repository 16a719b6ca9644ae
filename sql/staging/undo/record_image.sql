-- $1 load, $2 rows, $3 whether it is a whole table
insert into etl.load_image (load_id, rows, is_table) values ($1, $2, $3)
