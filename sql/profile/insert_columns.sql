-- $1 profile, $2 its columns as a JSON array in their order
insert into etl.column_profile (
    profile_id, position, column_name, nulls, empties, distinct_values, is_distinct_exact, inferred_type, type_share,
    min_value, max_value, text_min, text_max, mean, length_min, length_mean, length_max, pattern, pattern_regex,
    pattern_share, frequent)
select $1, c.position, c.column_name, c.nulls, c.empties, c.distinct_values, c.is_distinct_exact, c.inferred_type,
       c.type_share, c.min_value, c.max_value, c.text_min, c.text_max, c.mean, c.length_min, c.length_mean,
       c.length_max, c.pattern, c.pattern_regex, c.pattern_share, c.frequent
from jsonb_to_recordset(cast($2::text as jsonb)) as c (
    position int, column_name text, nulls bigint, empties bigint, distinct_values bigint, is_distinct_exact boolean,
    inferred_type text, type_share float8, min_value text, max_value text, text_min text, text_max text, mean float8,
    length_min int, length_mean float8, length_max int, pattern text, pattern_regex text, pattern_share float8,
    frequent jsonb)
