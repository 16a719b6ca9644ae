-- {successor} takes the place of a table that is gone from it, under its {name}
alter table {successor} rename to {name}
