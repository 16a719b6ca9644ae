-- Rows go from the table to the catalog without passing the client. A value is kept up to 1,000 characters.
-- {violations} row_key and value of each; $1 result, $2 column, $3 expectation, $4 how many at most
insert into etl.rule_exception (rule_result_id, row_key, column_name, value, expectation)
select $1, violations.row_key, $2::text, left(violations.value, 1000), $3
from (
{violations}
) as violations
limit $4
