-- Where the rows of a load wait to be compared: a table of the transaction alone, dropped at its end. Not temporary,
-- since PostgreSQL plans no parallel joins with those. {transfer} the new one, {table} the staging table
create unlogged table {transfer} (like {table})
