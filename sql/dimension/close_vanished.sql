-- Members that are no longer in the select end now. {target}; {surrogate_key}; {source} the select as s;
-- {key_equal} the join of d and s. $1 the run
update {target} d
set valid_to = greatest(etl.as_of(), d.valid_from + interval '1 microsecond'),
    is_current = false,
    updated_run_id = $1
where d.is_current
  and d.{surrogate_key} <> -1
  and not exists (select from {source} s where {key_equal})
