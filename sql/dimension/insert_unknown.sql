-- The member facts refer to when theirs is not known. {target}; {surrogate_key}. $1 the run
insert into {target} ({surrogate_key}, valid_from, valid_to, is_current, inserted_run_id, updated_run_id)
values (-1, timestamptz '0001-01-01 00:00:00+00', timestamptz '9999-12-31 00:00:00+00', true, $1, $1)
