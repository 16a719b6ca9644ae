-- Empties a schema of the demo. {schema} the schema
drop schema if exists {schema} cascade;
create schema {schema};
comment on schema {schema} is 'Made by etl demo, which drops it and makes it again when it runs again.'
