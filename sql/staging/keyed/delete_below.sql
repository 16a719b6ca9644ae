-- {table} the rows, {value} the column as what it is, {watermark} the last watermark likewise
delete from {table} where {value} < {watermark}
