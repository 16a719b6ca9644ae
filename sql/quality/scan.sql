-- All checks of one table that can share a scan: three columns for each of them.
-- {counts} checked, failed, found for each check; {table}
select {counts}
from {table}
