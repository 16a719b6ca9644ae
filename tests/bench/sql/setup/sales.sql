-- A million sales of products to customers, some of them unknown. :sales how many; :customers; :products
create table staging.products (
    product_id text, product_name text, category text, unit_price text,
    source_file text, source_line bigint, load_id bigint, load_timestamp timestamptz, row_hash uuid
);
insert into staging.products
select n::text, 'Product ' || n, 'Category ' || n % 20, (1 + n * 104729 % :products % 500)::text || '.99',
       'products.csv', n + 1, 3, timestamptz '2023-06-02 00:00:00+00', md5(n::text)::uuid
from generate_series(1::bigint, :products) as n;
create table staging.sales (
    sale_id text, order_id text, customer_id text, product_id text, sold_at text, channel text, payment_method text,
    quantity text, unit_price text, discount text,
    source_file text, source_line bigint, load_id bigint, load_timestamp timestamptz, row_hash uuid
);
insert into staging.sales
select n::text, (n / 2)::text,
       (1 + n * 7919 % (:customers + :customers / 1000))::text,
       (1 + n * 104729 % :products)::text,
       (timestamp '2022-01-01' + n * 40 * interval '1 second')::text || '+00',
       (array['Online', 'Store', 'Phone'])[(1 + n % 3)::int],
       (array['Card', 'Cash', 'Transfer', 'Voucher'])[(1 + n % 4)::int],
       (1 + n % 5)::text, (1 + n * 104729 % :products % 500)::text || '.99', (n % 3)::text || '.50',
       'sales_20230601.csv', n + 1, 4, timestamptz '2023-06-02 00:00:00+00', md5(n::text)::uuid
from generate_series(1::bigint, :sales) as n;
vacuum (freeze, analyze) staging.products;
vacuum (freeze, analyze) staging.sales;
