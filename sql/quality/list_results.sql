-- $1 run
select s.rule_result_id, s.run_id, r.name, r.target, s.column_name, r.check_kind, s.category, s.severity, s.status,
       s.expectation, s.rows_checked, s.rows_failed, s.threshold, s.message, s.duration
from etl.rule_result s
join etl.rule r on r.rule_id = s.rule_id
where s.run_id = $1
order by s.rule_result_id
