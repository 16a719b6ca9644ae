-- {table} the staging table, {columns} its definitions
create table {table} (
    {columns}
)
