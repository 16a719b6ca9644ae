-- {table} the staging table, {changes} the new rows, {columns} every column
insert into {table} ({columns})
select {columns} from {changes} where not etl_is_known
