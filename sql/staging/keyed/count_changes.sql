-- {changes} the rows that have to be written; returns how many have a known key, and how many a new one
select array[count(*) filter (where etl_is_known), count(*) filter (where not etl_is_known)] from {changes}
