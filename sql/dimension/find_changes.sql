-- Every row of the select that is new or differs from its member's current version, and what is to happen to it.
-- What the select does not name (totals a rollup wrote), and type 0 columns that have a value, come from that version.
-- {values} from s and d; {source} the select as s; {target} the dimension; {surrogate_key};
-- {key_equal} the join of d and s; {moment} when the row's state took effect; {is_stale} whether a newer state is known already;
-- {type2_differs}, {differs} the comparisons of d and s; {change} where it goes
create unlogged table {change} as
select d.{surrogate_key} as etl_key,
       {moment} as etl_moment,
       case
           when d.{surrogate_key} is null then 'insert'
           when {is_stale} then 'stale'
           when not ({type2_differs}) then 'overwrite'
           when {moment} <= d.valid_from then 'correct'
           else 'version'
       end as etl_action,
       {values}
from {source} s
left join {target} d on {key_equal} and d.is_current
where d.{surrogate_key} is null or {differs}
