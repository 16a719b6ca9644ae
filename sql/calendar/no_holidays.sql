-- What a calendar without a select takes for its holidays.
select null::date, null::text where false
