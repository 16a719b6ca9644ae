/*
fact: fact_payments
description: >-
  One row per payment of an order, in reais. The source does not say when it was paid, so the day of the
  order stands for it.
key: [order_id, payment_sequential]
lookups:
  customer_key: { dimension: dim_customer, on: customer_unique_id }
  purchase_date_key: { dimension: dim_date, on: order_purchase_timestamp }
columns:
  payment_sequential: The payment's number within the order, from 1.
*/
-- Joining off the distribution column, so Citus wants these materialized.
with customers as materialized (
    select customer_id, customer_unique_id
    from staging.customers
),
buyers as materialized (
    select o.order_id, c.customer_unique_id, o.order_purchase_timestamp::timestamptz
    from staging.orders o
    left join customers c on c.customer_id = o.customer_id
)
select p.order_id, p.payment_sequential::int, b.customer_unique_id, b.order_purchase_timestamp,
       p.payment_type, p.payment_installments::int, p.payment_value::numeric(12, 2)
from staging.order_payments p
left join buyers b on b.order_id = p.order_id
