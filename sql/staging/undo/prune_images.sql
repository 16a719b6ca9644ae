-- Images beyond those to keep, and all that lie before a full load that can no longer be taken back.
-- $1 table, $2 how many whole tables are kept, $3 of how many loads overwritten rows
with image as (
    select i.load_id, i.is_table, l.landing,
           row_number() over (partition by i.is_table order by l.landing desc)
               > case when i.is_table then $2::int else $3::int end as is_surplus
    from etl.load_image i
    join etl.load l on l.load_id = i.load_id
    where l.target_table = $1
), bound as (
    select max(landing) as landing
    from (
        select landing from image where is_table and is_surplus
        union all
        select l.landing from etl.load l
        where l.target_table = $1 and l.status in ('Succeeded', 'Partial') and (l.mode = 'full' or l.created_table)
          and not exists (select from etl.load_image i where i.load_id = l.first_load_id)
    ) as final
)
delete from etl.load_image
where load_id in (
    select load_id from image cross join bound where is_surplus or image.landing < bound.landing)
returning load_id
