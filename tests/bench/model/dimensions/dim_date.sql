/*
calendar: dim_date
from: 2020-01-01
to: 2025-12-31
*/
