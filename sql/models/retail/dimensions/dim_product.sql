/*
dimension: dim_product
description: >-
  Products with price, cost and margin. A new price or cost opens a version, so that what was sold
  before keeps the margin it had.
key: product_id
type2: [unit_price, unit_cost, margin_amount, margin_percent]
changed_at: updated_at
order_by: [updated_at desc]
columns:
  unit_price: The list price.
  margin_amount: unit_price less unit_cost.
  margin_percent: The margin's share of unit_price, 0 to 100; null for a free product.
  updated_at: When the source last changed the row.
*/
with products as (
    select product_id::bigint, product_name, category, subcategory, brand,
           unit_price::numeric(12, 2), unit_cost::numeric(12, 2), is_active::boolean, updated_at::timestamptz
    from retail_staging.products
)
select product_id, product_name, category, subcategory, brand, unit_price, unit_cost,
       (unit_price - unit_cost)::numeric(12, 2) as margin_amount,
       round(100 * (unit_price - unit_cost) / nullif(unit_price, 0), 2)::numeric(7, 2) as margin_percent,
       is_active, updated_at
from products
