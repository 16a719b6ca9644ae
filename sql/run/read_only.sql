-- A query, since a transaction that has read may no longer be set to write; and the next one of this session, should
-- the statement end this one, does not write either. The pool resets it.
select set_config('transaction_read_only', 'on', true), set_config('default_transaction_read_only', 'on', false)
