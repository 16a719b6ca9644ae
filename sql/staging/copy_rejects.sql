-- The rows a load refused, in the load's own transaction
copy etl.reject (load_id, source_file, source_line, byte_offset, reason, expectation, raw_text, raw_bytes, field)
from stdin (format binary)
