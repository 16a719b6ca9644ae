/*
dimension: dim_customer
description: Customers with the history of where they lived; everything else is as it is today.
key: customer_id
type2: [address, city, state, zip_code]
type0: [registration_date]
effective_from: registration_date
changed_at: updated_at
order_by: [updated_at desc]
vanished: close
columns:
  registration_date: When the customer signed up; the first version begins here.
  updated_at: When the source last changed the row.
*/
select customer_id::bigint, first_name, last_name, concat_ws(' ', first_name, last_name) as full_name,
       email, phone, address, city, state, zip_code, registration_date::date, account_status,
       updated_at::timestamptz
from retail_staging.customers
