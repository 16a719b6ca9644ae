/*
fact: fact_transactions
description: >-
  One row per item sold, whatever became of the payment. Only payment_status 'Completed' is revenue;
  the aggregates count nothing else.
key: transaction_item_id
lookups:
  customer_key: { dimension: dim_customer, on: customer_id, at: transaction_date }
  product_key: { dimension: dim_product, on: product_id, at: transaction_date }
  transaction_date_key: { dimension: dim_date, on: transaction_date }
columns:
  transaction_id: The transaction the item belongs to.
  unit_price: The price per piece that was charged, before the discount.
  gross_amount: quantity times unit_price.
  net_amount: gross_amount less discount_amount.
  unit_cost: What a piece cost when it was sold; null for an unknown product.
  cost_amount: quantity times unit_cost.
  margin_amount: net_amount less cost_amount.
*/
-- Staging appends, so a row that was sent again is there twice: the newest load counts.
with transactions as materialized (
    select distinct on (transaction_id)
           transaction_id::bigint, customer_id::bigint, transaction_date::timestamptz, channel, payment_method,
           payment_status
    from staging.transactions
    order by transaction_id, load_id desc, source_line desc
),
items as materialized (
    select distinct on (transaction_item_id)
           transaction_item_id::bigint, transaction_id::bigint, product_id::bigint, quantity::int,
           unit_price::numeric(12, 2), line_total::numeric(12, 2) as gross_amount,
           coalesce(discount_amount::numeric(12, 2), 0) as discount_amount
    from staging.transaction_items
    order by transaction_item_id, load_id desc, source_line desc
),
-- From the dimension, because staging only knows what a product costs today.
costs as materialized (
    select product_id, unit_cost, valid_from, valid_to
    from warehouse.dim_product
)
select i.transaction_item_id, i.transaction_id, t.customer_id, i.product_id, t.transaction_date,
       t.channel, t.payment_method, t.payment_status, i.quantity, i.unit_price, i.gross_amount,
       i.discount_amount::numeric(12, 2), (i.gross_amount - i.discount_amount)::numeric(12, 2) as net_amount,
       c.unit_cost, (i.quantity * c.unit_cost)::numeric(12, 2) as cost_amount,
       (i.gross_amount - i.discount_amount - i.quantity * c.unit_cost)::numeric(12, 2) as margin_amount
from items i
left join transactions t on t.transaction_id = i.transaction_id
left join costs c
       on c.product_id = i.product_id
      and t.transaction_date >= c.valid_from
      and t.transaction_date < c.valid_to
