-- Says of rejects that were refused again which ones they were before. $1 the load, $2 the ids they had
update etl.reject again
set replaces = before.reject_id
from etl.reject before
where again.load_id = $1 and before.reject_id = any($2)
      and again.source_line = before.source_line and again.byte_offset = before.byte_offset
