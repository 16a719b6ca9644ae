-- {columns} the columns as text, {table} the table, {condition} which rows
copy (select {columns} from {table} where {condition}) to stdout (format binary)
