-- What the catalog says of the table's loads is to hold for the rows that are read after it.
set transaction isolation level repeatable read
