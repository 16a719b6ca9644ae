-- What the table says, in any order: how many rows, and the sum of their hashes
select count(*) || ' rows, ' || sum(hashtextextended(cast(o as text), 0))
from (
    select order_id, customer_id, status, purchased_at, approved_at, delivered_at, city, state, zip_code, product_id,
           quantity, price, freight, review, updated_at
    from public.orders
) as o
