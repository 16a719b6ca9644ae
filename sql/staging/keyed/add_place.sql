-- Numbers the rows in the order of the source. Where a table is written in several transactions, rows may go into the
-- gaps that others have left, so that their addresses do not tell. {transfer} the rows, {place} the number
alter table {transfer} add column {place} bigint generated always as identity (cache 1000)
