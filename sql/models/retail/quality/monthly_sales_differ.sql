with items as materialized (
    select customer_id, sum(net_amount) as items_amount
    from retail.fact_transactions
    where payment_status = 'Completed'
    group by customer_id
),
months as materialized (
    select customer_id, sum(net_amount) as months_amount
    from retail.agg_customer_monthly
    group by customer_id
)
select coalesce(i.customer_id, m.customer_id) as customer_id, i.items_amount, m.months_amount
from items i
full join months m on m.customer_id = i.customer_id
where coalesce(i.items_amount, 0) <> coalesce(m.months_amount, 0)
