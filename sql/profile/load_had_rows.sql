-- Whether a load wrote anything. $1 the load
select rows_inserted + rows_updated > 0 from etl.load where load_id = $1
