-- A rule that is a select: its rows are the violations. Rows checked are those of the table in scope, or at least them.
-- {select} the rule's select; {table}; {scope}
select greatest(scoped.rows, violations.rows), violations.rows, null::text
from (select count(*) as rows from {table} where {scope}) as scoped,
     (select count(*) as rows from (
{select}
     ) as violating) as violations
