/*
aggregate: agg_customer_monthly
description: What each customer bought in each month. Only completed payments count.
key: [customer_id, month_start]
columns:
  month_start: The first day of the month.
  average_order_value: net_amount per transaction.
*/
select customer_id, date_trunc('month', transaction_date)::date as month_start,
       count(distinct transaction_id)::int as order_count, sum(quantity)::bigint as quantity,
       sum(gross_amount)::numeric(14, 2) as gross_amount, sum(discount_amount)::numeric(14, 2) as discount_amount,
       sum(net_amount)::numeric(14, 2) as net_amount, sum(cost_amount)::numeric(14, 2) as cost_amount,
       sum(margin_amount)::numeric(14, 2) as margin_amount,
       round(sum(net_amount) / count(distinct transaction_id), 2)::numeric(12, 2) as average_order_value
from retail.fact_transactions
where payment_status = 'Completed'
group by customer_id, date_trunc('month', transaction_date)::date
