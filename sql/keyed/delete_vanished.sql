-- Rows whose key the select no longer returns. {target} as f; {source} as s; {key_equal} the join of f and s
delete from {target} f
where not exists (select from {source} s where {key_equal})
