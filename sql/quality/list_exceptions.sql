-- The first of each rule, in the order they were found.
-- $1 run, $2 rule's name or null for all, $3 how many of each rule
select x.rule_result_id, x.rule, x.target, x.row_key, x.column_name, x.value, x.expectation
from (
    select e.rule_exception_id, e.rule_result_id, r.name as rule, r.target, e.row_key, e.column_name, e.value,
           e.expectation,
           row_number() over (partition by e.rule_result_id order by e.rule_exception_id) as place
    from etl.rule_result s
    join etl.rule r on r.rule_id = s.rule_id
    join etl.rule_exception e on e.rule_result_id = s.rule_result_id
    where s.run_id = $1 and ($2::text is null or r.name = $2::text)
) as x
where x.place <= $3
order by x.rule_exception_id
