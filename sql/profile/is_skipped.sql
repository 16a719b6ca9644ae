-- Whether a load found its source in the table already. $1 the table with its schema, $2 the load
select exists (select from etl.load where load_id = $2 and target_table = $1 and status = 'Skipped')
