-- All a fact says, as one number.
select count(*) || ' rows, ' || coalesce(sum(hashtextextended(row(
           sale_id, customer_key, product_key, sold_date_key, order_id, customer_id, product_id, sold_at, channel,
           payment_method, quantity, unit_price, net_amount)::text, 0)::numeric), 0)
from warehouse.fact_sales
