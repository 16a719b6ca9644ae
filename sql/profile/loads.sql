-- The loads for which a table has profiles. $1 table
select distinct load_id from etl.profile where target_table = $1 and load_id is not null order by load_id
