-- Both sides from the loaded tables: the order's total was summed in staging, so a lost item shows here.
with items as materialized (
    select order_id, sum(total_value) as items_value
    from warehouse.fact_order_items
    group by order_id
)
select o.order_id, o.total_value, coalesce(i.items_value, 0) as items_value
from warehouse.fact_orders o
left join items i on i.order_id = o.order_id
where o.total_value <> coalesce(i.items_value, 0)
