/*
calendar: dim_date
description: Days from the first order to the last shipping limit, with Brazil's national holidays.
from: 2016-01-01
to: 2020-12-31
*/
select make_date(year, month, day) as holiday_date, holiday_name
from generate_series(2016, 2020) as year
cross join (values
    (1, 1, 'Confraternização Universal'),
    (4, 21, 'Tiradentes'),
    (5, 1, 'Dia do Trabalho'),
    (9, 7, 'Independência do Brasil'),
    (10, 12, 'Nossa Senhora Aparecida'),
    (11, 2, 'Finados'),
    (11, 15, 'Proclamação da República'),
    (12, 25, 'Natal')
) as fixed (month, day, holiday_name)
union all
-- Good Friday follows the moon; five dates are easier to check than the computus.
select holiday_date, 'Sexta-feira Santa'
from unnest(array[
    date '2016-03-25', date '2017-04-14', date '2018-03-30', date '2019-04-19', date '2020-04-10'
]) as holiday_date
