-- $1 load, $2 path, $3 sha-256 of the packed file, $4 its bytes
insert into etl.archive (load_id, path, sha256, bytes)
values ($1, $2, $3, $4)
