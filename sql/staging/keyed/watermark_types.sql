-- What the values of the watermark column could be: how many there are, how many of them are numbers, how many
-- moments, the first that is not of the kind asked for, and the first date with its year at the end, which does not
-- compare as text. {table} the rows, {column} the column, {place} what orders the rows as the source does,
-- $1 numeric, timestamp, text, or null where nothing is expected yet
with value as (
    select {place} as place, source_line, {column} as text,
           {column} ~ '^\s*[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][-+]?[0-9]{1,3})?\s*$' as is_number,
           {column} ~ '^\s*[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])([T ]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]+)?)?\s*(Z|[-+][0-9]{2}(:?[0-9]{2})?)?)?\s*$' as is_moment,
           {column} ~ '^\s*[0-9]{1,2}[-./][0-9]{1,2}[-./][0-9]{2,4}\M' as is_day_first
    from {table}
    where {column} is not null
)
select count(*), count(*) filter (where is_number), count(*) filter (where is_moment),
       (array_agg(source_line order by place) filter (where not fits))[1],
       (array_agg(text order by place) filter (where not fits))[1],
       (array_agg(source_line order by place) filter (where is_day_first))[1],
       (array_agg(text order by place) filter (where is_day_first))[1]
from (
    select *, case $1::text when 'numeric' then is_number when 'timestamp' then is_moment else true end as fits
    from value
) as v
