-- "not in" over a reference list: Citus refuses an anti join off the distribution column.
select product_id, product_category_name
from warehouse.dim_product
where product_category_name is not null
  and product_category_name not in (
      select product_category_name
      from staging.product_category_name_translation
      where product_category_name is not null
  )
