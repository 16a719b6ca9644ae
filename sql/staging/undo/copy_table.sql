-- {image} the copy, {table} the table
create table {image} as table {table}
