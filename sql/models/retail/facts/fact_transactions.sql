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
-- Cost comes from the dimension, because staging only knows what a product costs today.
select i.transaction_item_id::bigint, i.transaction_id::bigint, t.customer_id::bigint, i.product_id::bigint,
       t.transaction_date::timestamptz, t.channel, t.payment_method, t.payment_status, i.quantity::int,
       i.unit_price::numeric(12, 2), i.line_total::numeric(12, 2) as gross_amount, d.discount_amount,
       (i.line_total::numeric - d.discount_amount)::numeric(12, 2) as net_amount,
       p.unit_cost, (i.quantity::int * p.unit_cost)::numeric(12, 2) as cost_amount,
       (i.line_total::numeric - d.discount_amount - i.quantity::int * p.unit_cost)::numeric(12, 2) as margin_amount
from retail_staging.transaction_items i
cross join lateral (select coalesce(i.discount_amount, '0')::numeric(12, 2) as discount_amount) d
left join retail_staging.transactions t on t.transaction_id = i.transaction_id
left join retail.dim_product p
       on p.product_id = i.product_id::bigint
      and t.transaction_date::timestamptz >= p.valid_from
      and t.transaction_date::timestamptz < p.valid_to
