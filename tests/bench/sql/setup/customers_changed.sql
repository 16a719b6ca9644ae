-- The second day: 5 % have moved, 10 % have another email address.
begin;
create table staging.changed_customers as
select customer_id, first_name, last_name,
       case when n % 10 = 3 then 'new' || n || '@example.net' else email end as email,
       phone,
       case when n % 20 = 7 then (1 + n * 37 % 9999) || ' Oak Avenue' else address end as address,
       case when n % 20 = 7 then 'Fairview' else city end as city,
       case when n % 20 = 7 then 'MA' else state end as state,
       case when n % 20 = 7 then lpad((n * 1299709 % 100000)::text, 5, '0') else zip_code end as zip_code,
       registration_date, account_status,
       case when n % 20 = 7 or n % 10 = 3
            then (timestamp '2023-06-01' + n % 86400 * interval '1 second')::text || '+00'
            else updated_at
       end as updated_at,
       'customers_20230601.csv' as source_file, source_line, 2::bigint as load_id,
       timestamptz '2023-06-02 00:00:00+00' as load_timestamp, row_hash
from staging.customers
cross join lateral (select customer_id::bigint as n) as numbered
order by n;
drop table staging.customers;
alter table staging.changed_customers rename to customers;
commit;
vacuum (freeze, analyze) staging.customers;
