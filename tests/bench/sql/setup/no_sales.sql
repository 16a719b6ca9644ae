-- The table without its rows.
truncate warehouse.fact_sales;
