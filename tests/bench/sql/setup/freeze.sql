-- Leaves nothing for a later scan to tidy up.
vacuum (freeze, analyze);
