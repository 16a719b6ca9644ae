-- Where the rows are that a load and those of the rows inside its records have committed, though it has not ended.
-- $1 the load; returns loads, their tables, where the rows are, and whether that table is there
select l.load_id, l.target_table, c.write_to,
       to_regclass(quote_ident(split_part(l.target_table, '.', 1)) || '.' || quote_ident(c.write_to)) is not null
from etl.checkpoint c
join etl.load l on l.load_id = c.load_id
where $1 in (c.load_id, c.parent_load_id)
