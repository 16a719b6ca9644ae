-- A table of this transaction has no statistics, without which the joins are planned badly.
-- {transfer} the rows, {columns} what they are joined by
analyze {transfer} ({columns})
