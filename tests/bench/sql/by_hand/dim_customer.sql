-- What a person would write for this one dimension: find the changes, close and overwrite in one update, insert.
begin;
set local timezone = 'UTC';
create temp table change on commit drop as
select s.*, d.customer_key,
       (d.address, d.city, d.state, d.zip_code) is distinct from (s.address, s.city, s.state, s.zip_code) as has_moved
from (
    select customer_id::bigint, first_name, last_name, email, phone, address, city, state, zip_code,
           registration_date::date, account_status, updated_at::timestamptz
    from staging.customers
) s
left join warehouse.dim_customer d on d.customer_id = s.customer_id and d.is_current
where d.customer_key is null
   or (d.first_name, d.last_name, d.email, d.phone, d.address, d.city, d.state, d.zip_code, d.account_status,
       d.updated_at)
      is distinct from
      (s.first_name, s.last_name, s.email, s.phone, s.address, s.city, s.state, s.zip_code, s.account_status,
       s.updated_at);
analyze change (customer_id);

update warehouse.dim_customer d
set valid_to = case when d.is_current and c.has_moved then c.updated_at else d.valid_to end,
    is_current = d.is_current and not c.has_moved,
    first_name = c.first_name, last_name = c.last_name, email = c.email, phone = c.phone,
    account_status = c.account_status,
    updated_at = case when d.is_current and not c.has_moved then c.updated_at else d.updated_at end,
    updated_run_id = 99
from change c
where d.customer_id = c.customer_id
  and (d.is_current
       or (d.first_name, d.last_name, d.email, d.phone, d.account_status)
          is distinct from (c.first_name, c.last_name, c.email, c.phone, c.account_status));

insert into warehouse.dim_customer (
    customer_id, first_name, last_name, email, phone, address, city, state, zip_code, registration_date,
    account_status, updated_at, valid_from, valid_to, is_current, inserted_run_id, updated_run_id)
select customer_id, first_name, last_name, email, phone, address, city, state, zip_code, registration_date,
       account_status, updated_at, case when customer_key is null then registration_date else updated_at end,
       '9999-12-31 00:00:00+00', true, 99, 99
from change
where has_moved or customer_key is null;
commit;
