-- A table of this transaction has no statistics, without which the larger side of a join is hashed.
-- {rows} the table, {columns} what it is joined by
analyze {rows} ({columns})
