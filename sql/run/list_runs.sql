-- $1 one run or null, $2 one model or null, $3 how many
select r.run_id, r.command, r.model, r.status, r.as_of, r.started_at,
       extract(epoch from coalesce(r.ended_at, now()) - r.started_at)::float8,
       r.user_name || '@' || r.host_name,
       l.loads, l.rows_read, l.rows_rejected, s.steps, c.overall_score, r.error
from etl.run r
cross join lateral (
    select count(*) as loads, coalesce(sum(rows_read), 0)::bigint as rows_read,
           coalesce(sum(rows_rejected), 0)::bigint as rows_rejected
    from etl.load where run_id = r.run_id
) l
cross join lateral (select count(*) as steps from etl.step where run_id = r.run_id) s
left join etl.scorecard c on c.run_id = r.run_id
where ($1::bigint is null or r.run_id = $1) and ($2::text is null or r.model = $2)
order by r.run_id desc
limit $3
