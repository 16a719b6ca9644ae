-- The watermark of the last load since the table was replaced or made anew. $1 the table, $2 the column
select watermark_type, watermark
from etl.load
where target_table = $1 and watermark_column = $2 and watermark is not null and status in ('Succeeded', 'Partial')
  and landing >= coalesce(
      (select max(landing) from etl.load
       where target_table = $1 and status in ('Succeeded', 'Partial') and (mode = 'full' or created_table)), 0)
order by landing desc
limit 1
