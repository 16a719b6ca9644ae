-- Records and the rows inside of them wait with the number of the record in its source. {table} where they wait
alter table {table} add column etl_record bigint not null
