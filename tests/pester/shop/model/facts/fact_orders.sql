/*
fact: fact_orders
key: order_id
lookups:
  customer_key: { dimension: dim_customer, on: customer_id, at: ordered_at }
*/
select order_id, customer_id, ordered_at::timestamptz, amount::numeric(12, 2)
from staging.orders
