with paid as materialized (
    select p.customer_unique_id, sum(p.payment_value) as payments_value
    from warehouse.fact_payments p
    join warehouse.fact_orders o on o.order_id = p.order_id
    where o.order_status not in ('canceled', 'unavailable')
    group by p.customer_unique_id
)
select v.customer_unique_id, v.lifetime_value, coalesce(p.payments_value, 0) as payments_value
from warehouse.customer_lifetime_value v
left join paid p on p.customer_unique_id = v.customer_unique_id
where v.lifetime_value <> coalesce(p.payments_value, 0)
