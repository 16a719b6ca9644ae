/*
dimension: dim_customer
description: >-
  The person who buys. The source issues a new customer_id with every order, so a person is known by
  customer_unique_id and lives where the newest order went. Where an earlier order went is on that
  order (fact_orders.location_key), so a move needs no version here.
key: customer_unique_id
order_by: [latest_order_at desc nulls last, customer_id]
columns:
  customer_id: The id the source gave this person with the newest order.
  latest_order_at: When the newest order was placed.
*/
-- Joining off the distribution column, so Citus wants one side materialized.
with placed as materialized (
    select customer_id, max(order_purchase_timestamp::timestamptz) as latest_order_at
    from staging.orders
    group by customer_id
)
select c.customer_unique_id, c.customer_id, c.customer_zip_code_prefix, c.customer_city, c.customer_state,
       p.latest_order_at
from staging.customers c
left join placed p on p.customer_id = c.customer_id
