/*
fact: fact_reviews
description: One row per review and order; one review may speak of several orders.
key: [review_id, order_id]
lookups:
  customer_key: { dimension: dim_customer, on: customer_unique_id }
  review_date_key: { dimension: dim_date, on: review_creation_date }
columns:
  review_score: 1 (worst) to 5 (best).
  review_creation_date: When the customer was asked.
  review_answer_timestamp: When the customer answered.
  answer_days: From the asking to the answer.
*/
-- Joining off the distribution column, so Citus wants these materialized.
with customers as materialized (
    select customer_id, customer_unique_id
    from staging.customers
),
buyers as materialized (
    select o.order_id, c.customer_unique_id
    from staging.orders o
    left join customers c on c.customer_id = o.customer_id
),
reviews as (
    select review_id, order_id, review_score::int, review_comment_title, review_comment_message,
           review_creation_date::timestamptz, review_answer_timestamp::timestamptz
    from staging.order_reviews
)
select r.review_id, r.order_id, b.customer_unique_id, r.review_score, r.review_comment_title,
       r.review_comment_message, r.review_creation_date, r.review_answer_timestamp,
       round(extract(epoch from r.review_answer_timestamp - r.review_creation_date) / 86400, 2)::numeric(8, 2)
           as answer_days
from reviews r
left join buyers b on b.order_id = r.order_id
