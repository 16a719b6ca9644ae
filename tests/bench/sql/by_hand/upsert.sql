-- What a person would write: the file into a table of the session's own, then one statement.
begin;
create temporary table staged (like public.orders) on commit drop;
\copy staged from 'changed.csv' with (format csv, header)
insert into public.orders as o
select * from staged
on conflict (order_id) do update
set customer_id = excluded.customer_id, status = excluded.status, purchased_at = excluded.purchased_at,
    approved_at = excluded.approved_at, delivered_at = excluded.delivered_at, city = excluded.city,
    state = excluded.state, zip_code = excluded.zip_code, product_id = excluded.product_id,
    quantity = excluded.quantity, price = excluded.price, freight = excluded.freight, review = excluded.review,
    updated_at = excluded.updated_at
where (o.*) is distinct from (excluded.*);
commit;
