/*
fact: fact_order_items
description: One row per item of an order, in reais.
key: [order_id, order_item_id]
lookups:
  customer_key: { dimension: dim_customer, on: customer_unique_id }
  product_key: { dimension: dim_product, on: product_id }
  seller_key: { dimension: dim_seller, on: seller_id }
  purchase_date_key: { dimension: dim_date, on: order_purchase_timestamp }
  shipping_limit_date_key: { dimension: dim_date, on: shipping_limit_date }
columns:
  order_item_id: The item's number within the order, from 1.
  shipping_limit_date: Until when the seller has to hand the item to the carrier.
  freight_value: The item's share of the order's freight.
  total_value: The price with freight.
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
select i.order_id, i.order_item_id::int, i.product_id, i.seller_id, b.customer_unique_id,
       b.order_purchase_timestamp, i.shipping_limit_date::timestamptz,
       i.price::numeric(12, 2), i.freight_value::numeric(12, 2),
       i.price::numeric(12, 2) + i.freight_value::numeric(12, 2) as total_value
from staging.order_items i
left join buyers b on b.order_id = i.order_id
