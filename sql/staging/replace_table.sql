-- {successor} takes the place of {table}, under its {name}
drop table {table};
alter table {successor} rename to {name}
