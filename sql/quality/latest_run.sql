-- The last run that was scored. $1 model or null for any
select run_id from etl.scorecard where $1::text is null or model = $1::text order by run_id desc limit 1
