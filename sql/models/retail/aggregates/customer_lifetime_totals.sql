/*
rollup: dim_customer
description: The lifetime totals, on every version of the customer; 0 orders for one who has never bought.
key: customer_id
*/
select customer_id, order_count as lifetime_orders, lifetime_value,
       first_purchase_at::date as first_purchase_date, last_purchase_at::date as last_purchase_date
from retail.customer_lifetime_value
