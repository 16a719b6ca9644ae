/*
dimension: dim_location
description: One row per zip code prefix, from the many points the source has for it.
key: geolocation_zip_code_prefix
columns:
  geolocation_city: The spelling the source uses most often; of equals, the first in byte order.
  geolocation_lat: Degrees; the mean of the distinct points in Brazil, null where there are none.
  geolocation_lng: Degrees; the mean of the distinct points in Brazil, null where there are none.
  point_count: Distinct points in Brazil behind the mean.
*/
with spellings as (
    select geolocation_zip_code_prefix, geolocation_city, geolocation_state,
           row_number() over (
               partition by geolocation_zip_code_prefix
               order by count(*) desc, geolocation_city collate "C", geolocation_state collate "C"
           ) as rank
    from staging.geolocation
    group by geolocation_zip_code_prefix, geolocation_city, geolocation_state
),
-- numeric, because a mean of floats depends on the order in which they are added.
distinct_points as (
    select distinct geolocation_zip_code_prefix,
           geolocation_lat::numeric as lat, geolocation_lng::numeric as lng
    from staging.geolocation
),
-- The mainland's extent. Whole degrees would cut off the coast at Recife and João Pessoa.
centers as (
    select geolocation_zip_code_prefix, round(avg(lat), 6) as lat, round(avg(lng), 6) as lng, count(*) as point_count
    from distinct_points
    where lat between -33.76 and 5.28
      and lng between -74.00 and -34.79
    group by geolocation_zip_code_prefix
)
select s.geolocation_zip_code_prefix, s.geolocation_city, s.geolocation_state,
       c.lat::numeric(9, 6) as geolocation_lat, c.lng::numeric(9, 6) as geolocation_lng,
       coalesce(c.point_count, 0)::int as point_count
from spellings s
left join centers c on c.geolocation_zip_code_prefix = s.geolocation_zip_code_prefix
where s.rank = 1
