/*
dimension: dim_customer
key: customer_id
type2: [city]
changed_at: updated_at
*/
select customer_id, name, email, city, updated_at::timestamptz
from staging.customers
