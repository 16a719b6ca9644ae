-- Every day of the calendar and the unknown one. {from}, {to} dates; {holidays} a select of (date, name)
select to_char(d.day, 'YYYYMMDD')::int           as date_key,
       d.day::date                               as full_date,
       extract(day from d.day)::int              as day_of_month,
       extract(isodow from d.day)::int           as day_of_week,
       to_char(d.day, 'FMDay')                   as day_name,
       extract(doy from d.day)::int              as day_of_year,
       extract(week from d.day)::int             as iso_week,
       extract(isoyear from d.day)::int          as iso_year,
       extract(month from d.day)::int            as month,
       to_char(d.day, 'FMMonth')                 as month_name,
       extract(quarter from d.day)::int          as quarter,
       extract(year from d.day)::int             as year,
       to_char(d.day, 'YYYY-MM')                 as year_month,
       extract(isodow from d.day) in (6, 7)      as is_weekend,
       h.name is not null                        as is_holiday,
       h.name                                    as holiday_name
from generate_series({from}::date, {to}::date, interval '1 day') as d (day)
left join (select date, min(name) as name from ({holidays}) as h (date, name) group by date) h
       on h.date = d.day::date
union all
select -1, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null
