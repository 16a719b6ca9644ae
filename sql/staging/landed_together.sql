-- How many loads landed together with one. $1 the load
select count(*) from etl.load where first_load_id = (select first_load_id from etl.load where load_id = $1)
