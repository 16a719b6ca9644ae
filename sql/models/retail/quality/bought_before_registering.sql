with customers as materialized (
    select distinct customer_id, registration_date
    from retail.dim_customer
)
select f.transaction_item_id, f.customer_id, f.transaction_date, c.registration_date
from retail.fact_transactions f
join customers c on c.customer_id = f.customer_id
where f.transaction_date < c.registration_date
