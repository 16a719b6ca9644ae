-- Counts and exceptions of all rules come from one state of the data. First statement of the transaction.
set transaction isolation level repeatable read
