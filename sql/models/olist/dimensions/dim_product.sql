/*
dimension: dim_product
description: Products with their category in Portuguese and English. The source has no product names.
key: product_id
columns:
  product_category_name: The source's category; null where the source has none.
  product_category_name_english: The translation; the source's name where there is none.
  product_name_lenght: Characters in the name.
  product_description_lenght: Characters in the description.
  product_weight_g: Grams.
  product_volume_cm3: Length by height by width.
*/
with translations as materialized (
    select product_category_name, product_category_name_english
    from staging.product_category_name_translation
)
select p.product_id, p.product_category_name,
       -- A report by category must not lose the products of a category that nobody has translated yet.
       coalesce(t.product_category_name_english, p.product_category_name) as product_category_name_english,
       p.product_name_lenght::int, p.product_description_lenght::int, p.product_photos_qty::int,
       p.product_weight_g::int, p.product_length_cm::int, p.product_height_cm::int, p.product_width_cm::int,
       p.product_length_cm::int * p.product_height_cm::int * p.product_width_cm::int as product_volume_cm3
from staging.products p
left join translations t on t.product_category_name = p.product_category_name
