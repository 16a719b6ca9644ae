/*
aggregate: customer_totals
key: customer_id
*/
select customer_id, count(*) as orders, sum(amount) as amount
from warehouse.fact_orders
group by customer_id
