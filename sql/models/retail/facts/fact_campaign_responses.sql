/*
fact: fact_campaign_responses
description: One row per response to a campaign. A customer who converts has also opened and clicked.
key: response_id
lookups:
  campaign_key: { dimension: dim_campaign, on: campaign_id }
  customer_key: { dimension: dim_customer, on: customer_id, at: response_date }
  response_date_key: { dimension: dim_date, on: response_date }
columns:
  response_type: Open, Click or Conversion.
  conversion_value: What the conversion brought; null for the other types.
*/
select response_id::bigint, campaign_id::bigint, customer_id::bigint, response_date::timestamptz, response_type,
       conversion_value::numeric(12, 2)
from retail_staging.campaign_responses
