-- Every row of the source whose key is new or whose content differs. {source} as s; {target} as f; {first_key};
-- {key_equal} the join of f and s; {differs} the comparison; {change} where it goes
create unlogged table {change} as
select s.*, case when f.{first_key} is null then 'insert' else 'update' end as etl_action
from {source} s
left join {target} f on {key_equal}
where f.{first_key} is null or {differs}
