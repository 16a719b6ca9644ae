-- $1 run, $2 rule, $3 column, $4 category, $5 severity, $6 status, $7 expectation, $8 checked, $9 failed,
-- $10 threshold, $11 message, $12 duration
insert into etl.rule_result (
    run_id, rule_id, column_name, category, severity, status, expectation, rows_checked, rows_failed,
    threshold, message, duration)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
returning rule_result_id
