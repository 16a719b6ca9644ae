-- $1 load, $2 the format of its rejects' raw text, as JSON
update etl.load set source_format = cast($2 as jsonb) where load_id = $1
