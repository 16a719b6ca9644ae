-- Nobody else changes the table between the comparison and the writing; readers are let through. {table} the table
lock table {table} in share row exclusive mode
