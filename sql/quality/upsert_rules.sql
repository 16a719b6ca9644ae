-- The rules as the model writes them now; changed_at moves only when one differs.
-- $1 model, $2 the rules as a JSON array
insert into etl.rule (model, name, target, check_kind, definition, category, severity, threshold)
select $1, r.name, r.target, r.check_kind, r.definition, r.category, r.severity, r.threshold
from jsonb_to_recordset(cast($2::text as jsonb)) as r (
    name text, target text, check_kind text, definition jsonb, category text, severity text, threshold float8)
on conflict (model, name) do update
set target = excluded.target, check_kind = excluded.check_kind, definition = excluded.definition,
    category = excluded.category, severity = excluded.severity, threshold = excluded.threshold,
    changed_at = excluded.changed_at
where (rule.target, rule.definition) is distinct from (excluded.target, excluded.definition)
