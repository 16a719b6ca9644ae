-- The model that built a table last. $1 the table with its schema
select r.model
from etl.step s
join etl.run r on r.run_id = s.run_id
where s.name = $1 and s.status = 'Succeeded' and s.kind not in ('quality', 'report')
order by s.step_id desc
limit 1
