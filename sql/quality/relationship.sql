-- The referenced keys come as a materialized, distinct list: one row each, and a join that Citus takes on any column.
-- {referenced_columns} as etl_1, …; {referenced}; {table}; {applies} rows in scope; {on}
with referenced as materialized (
    select distinct {referenced_columns} from {referenced}
)
select count(*), count(*) filter (where referenced.etl_1 is null), null::text
from (select * from {table} where {applies}) as referring
left join referenced on {on}
