/*
aggregate: customer_lifetime_value
description: >-
  What each person has been worth so far, in reais. Canceled and unavailable orders do not count;
  a person with no other order has a value of 0.
key: customer_unique_id
columns:
  lifetime_value: Paid for the orders that count, freight included.
  average_order_value: lifetime_value per order; null without one.
  recency_days: Days from the last order to the as-of moment; 0 when that lies before the order.
  is_churned: No order for more than 90 days. Null for a person who has never placed one that counts.
*/
-- Joining off the distribution column, so Citus wants this materialized.
with bought as materialized (
    select customer_unique_id, count(*)::int as order_count, sum(item_count)::int as item_count,
           sum(total_price) as total_price, sum(total_freight_value) as total_freight_value,
           sum(total_payment_value) as lifetime_value,
           min(order_purchase_timestamp) as first_order_at, max(order_purchase_timestamp) as last_order_at
    from warehouse.fact_orders
    where order_status not in ('canceled', 'unavailable')
    group by customer_unique_id
),
customers as (
    select customer_unique_id, customer_key
    from warehouse.dim_customer
    where is_current
      and customer_key <> -1
)
select c.customer_unique_id, c.customer_key, coalesce(b.order_count, 0) as order_count,
       coalesce(b.item_count, 0) as item_count,
       coalesce(b.total_price, 0)::numeric(12, 2) as total_price,
       coalesce(b.total_freight_value, 0)::numeric(12, 2) as total_freight_value,
       coalesce(b.lifetime_value, 0)::numeric(12, 2) as lifetime_value,
       round(b.lifetime_value / b.order_count, 2)::numeric(12, 2) as average_order_value,
       b.first_order_at, b.last_order_at,
       greatest(etl.as_of()::date, b.last_order_at::date) - b.last_order_at::date as recency_days,
       etl.as_of()::date - b.last_order_at::date > 90 as is_churned
from customers c
left join bought b on b.customer_unique_id = c.customer_unique_id
