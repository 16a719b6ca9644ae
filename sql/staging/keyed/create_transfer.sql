-- Where the rows of a load wait to be compared, dropped at its end. Not temporary, since PostgreSQL plans no parallel
-- joins with those. {transfer} the table, {columns} the staging table's and, where rows are numbered, that of the
-- number, {kind} unlogged where no other transaction needs the rows
create {kind} table {transfer} (
    {columns}
)
