-- $1 model
select name, rule_id from etl.rule where model = $1
