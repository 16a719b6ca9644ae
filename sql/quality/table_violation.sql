-- A rule over a whole table has one violation: the table. $1 table, $2 what was found
select 'table=' || $1::text as row_key, $2::text as value
