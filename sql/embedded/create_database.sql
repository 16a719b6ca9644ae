-- The one database of a private cluster, made before the cluster is first started.
create database etl;
