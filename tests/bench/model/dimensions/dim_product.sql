/*
dimension: dim_product
key: product_id
*/
select product_id::bigint, product_name, category, unit_price::numeric(12, 2)
from staging.products
