-- The last scorecards, oldest first, one row per category. $1 model or null for all, $2 last run or null, $3 how many
select s.run_id, s.model, s.measured_at, s.overall_score, s.rules_executed, s.rules_passed, s.rules_warned,
       s.rules_failed, c.category, c.score, c.rules_executed, c.rules_failed
from (
    select * from etl.scorecard
    where ($1::text is null or model = $1::text) and ($2::bigint is null or run_id <= $2::bigint)
    order by run_id desc
    limit $3
) as s
left join etl.scorecard_category c on c.run_id = s.run_id
order by s.run_id, c.category
