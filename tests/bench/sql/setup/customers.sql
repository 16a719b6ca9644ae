-- Customers as they are on the first day. :customers how many
create schema if not exists staging;
create table staging.customers (
    customer_id text, first_name text, last_name text, email text, phone text, address text, city text, state text,
    zip_code text, registration_date text, account_status text, updated_at text,
    source_file text, source_line bigint, load_id bigint, load_timestamp timestamptz, row_hash uuid
);
insert into staging.customers
select n::text,
       (array['Ada', 'Grace', 'Edgar', 'Barbara', 'Donald', 'Frances', 'Kenneth', 'Radia'])[(1 + n % 8)::int],
       (array['Lovelace', 'Hopper', 'Codd', 'Liskov', 'Knuth', 'Allen', 'Thompson'])[(1 + n % 7)::int],
       case when n % 20 <> 1 then 'customer' || n || '@example.org' end,
       '+1 555 ' || lpad((n * 7919 % 10000000)::text, 7, '0'),
       (1 + n * 31 % 9999) || ' Main Street',
       (array['Springfield', 'Riverside', 'Franklin', 'Greenville', 'Bristol'])[(1 + n % 5)::int],
       (array['OH', 'CA', 'TX', 'NY', 'WA', 'FL'])[(1 + n % 6)::int],
       lpad((n * 104729 % 100000)::text, 5, '0'),
       (date '2018-01-01' + (n * 7 % 1461)::int)::text,
       case when n % 25 = 0 then 'Closed' else 'Active' end,
       (timestamp '2022-01-01' + n % 86400 * interval '1 second')::text || '+00',
       'customers_20230101.csv', n + 1, 1, timestamptz '2023-01-02 00:00:00+00', md5(n::text)::uuid
from generate_series(1::bigint, :customers) as n;
vacuum (freeze, analyze) staging.customers;
