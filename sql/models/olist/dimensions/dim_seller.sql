/*
dimension: dim_seller
description: Sellers on the marketplace and where they ship from.
key: seller_id
*/
select seller_id, seller_zip_code_prefix, seller_city, seller_state
from staging.sellers
