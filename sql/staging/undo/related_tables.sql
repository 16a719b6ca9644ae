-- A table and those that share loads with it: they take the rows inside of its records, or it takes those of theirs.
-- Parents come first, their names being the beginning of their children's. $1 the table
with recursive pair as (
    select distinct p.target_table as parent, c.target_table as child
    from etl.load c
    join etl.load p on p.load_id = c.parent_load_id
), related as (
    select $1::text as target_table
    union
    select case r.target_table when pair.child then pair.parent else pair.child end
    from related r
    join pair on r.target_table in (pair.parent, pair.child)
)
select target_table from related order by target_table collate "C"
