/*
dimension: dim_campaign
description: Marketing campaigns.
key: campaign_id
columns:
  duration_days: First and last day included.
*/
select campaign_id::bigint, campaign_name, campaign_type, channel, start_date::date, end_date::date,
       end_date::date - start_date::date + 1 as duration_days, budget::numeric(14, 2), target_segment
from retail_staging.campaigns
