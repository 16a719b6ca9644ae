-- The rows that were written aside take the place of those of the table, which stays with all that hangs on it.
-- {table} the table, {successor} where the rows are, {columns} every column
delete from {table};
insert into {table} ({columns}) select {columns} from {successor};
drop table {successor}
