-- $1 table, $2 metadata as JSON or null, $3 load
update etl.load
set schema_version = (select max(version) from etl.schema_version where target_table = $1), metadata = cast($2 as jsonb)
where load_id = $3
