-- For a table the transaction has created itself. {table} the table, {columns} the columns in the order of the rows
copy {table} ({columns}) from stdin (format binary, freeze)
