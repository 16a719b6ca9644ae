-- $1 load, $2 sha-256, $3 message
update etl.load
set status = 'Skipped', ended_at = clock_timestamp(), source_sha256 = $2, message = $3
where load_id = $1
