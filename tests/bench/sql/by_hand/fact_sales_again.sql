-- What a person would write to bring this one fact up to date: find the changes, update, insert.
begin;
set local timezone = 'UTC';
create temp table change on commit drop as
select s.*, f.sale_id is null as is_new
from (
    select s.sale_id, coalesce(c.customer_key, -1) as customer_key, coalesce(p.product_key, -1) as product_key,
           coalesce(d.date_key, -1) as sold_date_key, s.order_id, s.customer_id, s.product_id, s.sold_at, s.channel,
           s.payment_method, s.quantity, s.unit_price,
           (s.quantity * s.unit_price - s.discount)::numeric(12, 2) as net_amount
    from (
        select sale_id::bigint, order_id::bigint, customer_id::bigint, product_id::bigint, sold_at::timestamptz,
               channel, payment_method, quantity::int, unit_price::numeric(12, 2), discount::numeric(12, 2)
        from staging.sales
    ) s
    left join warehouse.dim_customer c
           on c.customer_id = s.customer_id and s.sold_at >= c.valid_from and s.sold_at < c.valid_to
    left join warehouse.dim_product p on p.product_id = s.product_id and p.is_current
    left join warehouse.dim_date d on d.full_date = s.sold_at::date
) s
left join warehouse.fact_sales f on f.sale_id = s.sale_id
where f.sale_id is null
   or (f.customer_key, f.product_key, f.sold_date_key, f.order_id, f.customer_id, f.product_id, f.sold_at, f.channel,
       f.payment_method, f.quantity, f.unit_price, f.net_amount)
      is distinct from
      (s.customer_key, s.product_key, s.sold_date_key, s.order_id, s.customer_id, s.product_id, s.sold_at, s.channel,
       s.payment_method, s.quantity, s.unit_price, s.net_amount);
analyze change (sale_id);

update warehouse.fact_sales f
set customer_key = c.customer_key, product_key = c.product_key, sold_date_key = c.sold_date_key, order_id = c.order_id,
    customer_id = c.customer_id, product_id = c.product_id, sold_at = c.sold_at, channel = c.channel,
    payment_method = c.payment_method, quantity = c.quantity, unit_price = c.unit_price, net_amount = c.net_amount,
    updated_run_id = 99
from change c
where f.sale_id = c.sale_id and not c.is_new;

insert into warehouse.fact_sales (
    sale_id, customer_key, product_key, sold_date_key, order_id, customer_id, product_id, sold_at, channel,
    payment_method, quantity, unit_price, net_amount, inserted_run_id, updated_run_id)
select sale_id, customer_key, product_key, sold_date_key, order_id, customer_id, product_id, sold_at, channel,
       payment_method, quantity, unit_price, net_amount, 99, 99
from change
where is_new;
commit;
