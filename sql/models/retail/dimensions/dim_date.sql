/*
calendar: dim_date
description: Days with the federal holidays of the United States, on the day itself, not the day observed.
from: 2016-01-01
to: 2030-12-31
*/
with days as (
    select day::date as day
    from generate_series(date '2016-01-01', date '2030-12-31', interval '1 day') as day
)
select days.day as holiday_date, fixed.holiday_name
from days
join (values
    (1, 1, 'New Year''s Day'),
    (6, 19, 'Juneteenth'),
    (7, 4, 'Independence Day'),
    (11, 11, 'Veterans Day'),
    (12, 25, 'Christmas Day')
) as fixed (month, day_of_month, holiday_name)
    on fixed.month = extract(month from days.day)
   and fixed.day_of_month = extract(day from days.day)
union all
-- The nth weekday (1 is Monday) of a month falls on one of seven days of the month.
select days.day, floating.holiday_name
from days
join (values
    (1, 1, 15, 'Martin Luther King Jr. Day'),
    (2, 1, 15, 'Presidents'' Day'),
    (5, 1, 25, 'Memorial Day'),
    (9, 1, 1, 'Labor Day'),
    (10, 1, 8, 'Columbus Day'),
    (11, 4, 22, 'Thanksgiving Day')
) as floating (month, day_of_week, earliest, holiday_name)
    on floating.month = extract(month from days.day)
   and floating.day_of_week = extract(isodow from days.day)
   and extract(day from days.day) between floating.earliest and floating.earliest + 6
