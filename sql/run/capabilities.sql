-- What the server is: version number, Citus, TimescaleDB.
select current_setting('server_version_num')::int,
       exists (select from pg_extension where extname = 'citus'),
       exists (select from pg_extension where extname = 'timescaledb')
