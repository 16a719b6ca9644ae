-- What the catalog says about a load that is to be archived. $1 the load
select ended_at, coalesce(first_load_id, load_id), source_sha256
from etl.load
where load_id = $1
