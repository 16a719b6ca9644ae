-- All a dimension says, as one number. Surrogate keys given before the change count; new ones may come in any order.
select count(*) || ' rows, ' || coalesce(sum(hashtextextended(row(
           case when customer_key <= (select count(*) from staging.customers) then customer_key end, customer_id,
           first_name, last_name, email, phone, address, city, state, zip_code, registration_date, account_status,
           updated_at, valid_from, valid_to, is_current)::text, 0)::numeric), 0)
from warehouse.dim_customer
