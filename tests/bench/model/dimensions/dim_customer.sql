/*
dimension: dim_customer
key: customer_id
type2: [address, city, state, zip_code]
type0: [registration_date]
effective_from: registration_date
changed_at: updated_at
*/
select customer_id::bigint, first_name, last_name, email, phone, address, city, state, zip_code,
       registration_date::date, account_status, updated_at::timestamptz
from staging.customers
