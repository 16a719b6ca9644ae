-- {table} the staging table, {image} the rows as they were, {columns} the columns of the image
insert into {table} ({columns}) select {columns} from {image}
