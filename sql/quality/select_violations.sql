-- The key is what the select returns of the table's key, else all it returns; the rest is the value.
-- {select} the rule's select; $1 the key columns; $2 the rule's column, null for the rest
select coalesce(parts.keys, parts.everything) as row_key,
       case
           when $2::text is not null then to_json(violating) ->> $2::text
           when parts.keys is not null then parts.rest
       end as value
from (
{select}
) as violating
cross join lateral (
    select string_agg(name || '=' || coalesce(cell, 'null'), ', ') filter (where name = any ($1::text[])) as keys,
           string_agg(name || '=' || coalesce(cell, 'null'), ', ') filter (where name <> all ($1::text[])) as rest,
           string_agg(name || '=' || coalesce(cell, 'null'), ', ') as everything
    from json_each_text(to_json(violating)) as cells (name, cell)
) as parts
