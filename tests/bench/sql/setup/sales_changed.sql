-- One sale in a hundred has another quantity.
update staging.sales set quantity = (quantity::int + 1)::text where sale_id::bigint % 100 = 17;
vacuum (freeze, analyze) staging.sales;
