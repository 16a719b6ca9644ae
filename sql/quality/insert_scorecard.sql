-- $1 run, $2 model, $3 overall score, $4 executed, $5 passed, $6 warned, $7 failed
insert into etl.scorecard (
    run_id, model, overall_score, rules_executed, rules_passed, rules_warned, rules_failed)
values ($1, $2, $3, $4, $5, $6, $7)
returning measured_at
