-- how values look as text, whatever the source's own settings; a source is never written to
set transaction read only;
set local datestyle = 'ISO';
set local timezone = 'UTC';
set local intervalstyle = 'postgres';
set local bytea_output = 'hex';
set local extra_float_digits = 1
