-- Where the rows of a load wait to be compared, dropped at its end. Not temporary, since PostgreSQL plans no parallel
-- joins with those. {transfer} the new one, {table} the staging table, {kind} unlogged where no other transaction needs
-- the rows
create {kind} table {transfer} (like {table})
