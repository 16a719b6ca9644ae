-- A gap is no fault: a customer may leave and come back.
select customer_id, valid_from, valid_to, next_from
from (
    select customer_id, valid_from, valid_to,
           lead(valid_from) over (partition by customer_id order by valid_from) as next_from
    from retail.dim_customer
    where customer_key <> -1
) as versions
where next_from < valid_to
