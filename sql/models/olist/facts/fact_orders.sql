/*
fact: fact_orders
description: >-
  One row per order: its status, how its delivery went, and its totals in reais. Timestamps are written
  as the source has them, without a zone.
key: order_id
lookups:
  customer_key: { dimension: dim_customer, on: customer_unique_id }
  location_key: { dimension: dim_location, on: customer_zip_code_prefix }
  purchase_date_key: { dimension: dim_date, on: order_purchase_timestamp }
  delivered_date_key: { dimension: dim_date, on: order_delivered_customer_date }
  estimated_delivery_date_key: { dimension: dim_date, on: order_estimated_delivery_date }
columns:
  customer_zip_code_prefix: Where this order went.
  approval_hours: From the purchase to its approval.
  delivery_days: From the purchase to the customer.
  delay_days: Calendar days from the estimated to the real delivery; negative when it came early.
  is_late: Delivered after the estimated day. Null unless delivered with a delivery date.
  total_price: The items without freight; 0 for an order without items.
  total_value: The items with freight.
  payment_difference: Paid less total_value. Large for orders that were paid and then lost their items.
*/
-- Joining off the distribution column, so Citus wants these materialized.
with customers as materialized (
    select customer_id, customer_unique_id, customer_zip_code_prefix
    from staging.customers
),
items as materialized (
    select order_id, count(*)::int as item_count, count(distinct seller_id)::int as seller_count,
           sum(price::numeric(12, 2)) as price, sum(freight_value::numeric(12, 2)) as freight_value
    from staging.order_items
    group by order_id
),
payments as materialized (
    select order_id, count(*)::int as payment_count, sum(payment_value::numeric(12, 2)) as payment_value
    from staging.order_payments
    group by order_id
),
orders as (
    select order_id, customer_id, order_status,
           order_purchase_timestamp::timestamptz, order_approved_at::timestamptz,
           order_delivered_carrier_date::timestamptz, order_delivered_customer_date::timestamptz,
           order_estimated_delivery_date::timestamptz
    from staging.orders
)
select o.order_id, o.customer_id, c.customer_unique_id, c.customer_zip_code_prefix, o.order_status,
       o.order_purchase_timestamp, o.order_approved_at, o.order_delivered_carrier_date,
       o.order_delivered_customer_date, o.order_estimated_delivery_date,
       round(extract(epoch from o.order_approved_at - o.order_purchase_timestamp) / 3600, 2)::numeric(10, 2)
           as approval_hours,
       round(extract(epoch from o.order_delivered_customer_date - o.order_purchase_timestamp) / 86400, 2)::numeric(8, 2)
           as delivery_days,
       o.order_delivered_customer_date::date - o.order_estimated_delivery_date::date as delay_days,
       -- The estimate is a day (its time is always 00:00), so an order that comes in the course of it is on time.
       case when o.order_status = 'delivered'
            then o.order_delivered_customer_date::date > o.order_estimated_delivery_date::date
       end as is_late,
       coalesce(i.item_count, 0) as item_count, coalesce(i.seller_count, 0) as seller_count,
       coalesce(i.price, 0)::numeric(12, 2) as total_price,
       coalesce(i.freight_value, 0)::numeric(12, 2) as total_freight_value,
       coalesce(i.price + i.freight_value, 0)::numeric(12, 2) as total_value,
       coalesce(p.payment_count, 0) as payment_count,
       coalesce(p.payment_value, 0)::numeric(12, 2) as total_payment_value,
       (coalesce(p.payment_value, 0) - coalesce(i.price + i.freight_value, 0))::numeric(12, 2) as payment_difference
from orders o
left join customers c on c.customer_id = o.customer_id
left join items i on i.order_id = o.order_id
left join payments p on p.order_id = o.order_id
