/*
fact: fact_sales
key: sale_id
lookups:
  customer_key: { dimension: dim_customer, on: customer_id, at: sold_at }
  product_key: { dimension: dim_product, on: product_id }
  sold_date_key: { dimension: dim_date, on: sold_at }
*/
select sale_id::bigint, order_id::bigint, customer_id::bigint, product_id::bigint, sold_at::timestamptz, channel,
       payment_method, quantity::int, unit_price::numeric(12, 2),
       (quantity::int * unit_price::numeric(12, 2) - discount::numeric(12, 2))::numeric(12, 2) as net_amount
from staging.sales
