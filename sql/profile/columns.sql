-- $1 profile
select column_name, nulls, empties, distinct_values, is_distinct_exact, inferred_type, type_share, min_value, max_value,
       text_min, text_max, mean, length_min, length_mean, length_max, pattern, pattern_regex, pattern_share,
       frequent::text
from etl.column_profile
where profile_id = $1
order by position
