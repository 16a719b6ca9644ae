-- The table of who writes SQL by hand: the orders before the changes, with the key that on conflict needs.
create table public.orders (
    order_id text primary key, customer_id text, status text, purchased_at text, approved_at text, delivered_at text,
    city text, state text, zip_code text, product_id text, quantity text, price text, freight text, review text,
    updated_at text
);
\copy public.orders from 'orders.csv' with (format csv, header)
vacuum analyze public.orders;
vacuum analyze staging.orders;
