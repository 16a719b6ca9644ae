-- $1 run, $2 categories, $3 their scores, $4 rules executed, $5 rules failed
insert into etl.scorecard_category (run_id, category, score, rules_executed, rules_failed)
select $1, c.category, c.score, c.rules_executed, c.rules_failed
from unnest($2, $3, $4, $5) as c (category, score, rules_executed, rules_failed)
