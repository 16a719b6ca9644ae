/*
aggregate: customer_lifetime_value
description: >-
  What each customer has been worth so far, also those who have left. Only completed payments count;
  a customer without one has a value of 0.
key: customer_id
columns:
  customer_key: The customer's newest version.
  lifetime_value: net_amount of everything bought.
  lifetime_margin: margin_amount of everything bought.
  average_order_value: lifetime_value per transaction; null without one.
  recency_days: Days from the last purchase to the as-of moment; 0 when that lies before the purchase.
  is_churned: No purchase for more than 90 days. Null for a customer who has never bought.
*/
-- Joining off the distribution column, so Citus wants this materialized.
with bought as materialized (
    select customer_id, count(distinct transaction_id)::int as order_count, sum(quantity)::bigint as quantity,
           sum(net_amount) as lifetime_value, sum(margin_amount) as lifetime_margin,
           min(transaction_date) as first_purchase_at, max(transaction_date) as last_purchase_at
    from retail.fact_transactions
    where payment_status = 'Completed'
    group by customer_id
),
customers as (
    select distinct on (customer_id) customer_id, customer_key
    from retail.dim_customer
    where customer_key <> -1
    order by customer_id, valid_from desc
)
select c.customer_id, c.customer_key, coalesce(b.order_count, 0) as order_count, coalesce(b.quantity, 0) as quantity,
       coalesce(b.lifetime_value, 0)::numeric(14, 2) as lifetime_value,
       coalesce(b.lifetime_margin, 0)::numeric(14, 2) as lifetime_margin,
       round(b.lifetime_value / b.order_count, 2)::numeric(12, 2) as average_order_value,
       b.first_purchase_at, b.last_purchase_at,
       greatest(etl.as_of()::date, b.last_purchase_at::date) - b.last_purchase_at::date as recency_days,
       etl.as_of()::date - b.last_purchase_at::date > 90 as is_churned
from customers c
left join bought b on b.customer_id = c.customer_id
