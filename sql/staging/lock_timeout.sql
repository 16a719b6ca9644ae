-- $1 how long to wait for a lock: milliseconds, 0 for ever, null as the session is set
select set_config('lock_timeout', $1::text, false)
