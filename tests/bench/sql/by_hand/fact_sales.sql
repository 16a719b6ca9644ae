-- What a person would write to fill this one fact.
set timezone = 'UTC';
insert into warehouse.fact_sales (
    sale_id, customer_key, product_key, sold_date_key, order_id, customer_id, product_id, sold_at, channel,
    payment_method, quantity, unit_price, net_amount, inserted_run_id, updated_run_id)
select s.sale_id, coalesce(c.customer_key, -1), coalesce(p.product_key, -1), coalesce(d.date_key, -1), s.order_id,
       s.customer_id, s.product_id, s.sold_at, s.channel, s.payment_method, s.quantity, s.unit_price,
       s.quantity * s.unit_price - s.discount, 99, 99
from (
    select sale_id::bigint, order_id::bigint, customer_id::bigint, product_id::bigint, sold_at::timestamptz, channel,
           payment_method, quantity::int, unit_price::numeric(12, 2), discount::numeric(12, 2)
    from staging.sales
) s
left join warehouse.dim_customer c
       on c.customer_id = s.customer_id and s.sold_at >= c.valid_from and s.sold_at < c.valid_to
left join warehouse.dim_product p on p.product_id = s.product_id and p.is_current
left join warehouse.dim_date d on d.full_date = s.sold_at::date;
