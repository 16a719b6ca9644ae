select source_line, geolocation_zip_code_prefix, geolocation_lat, geolocation_lng, geolocation_city, geolocation_state
from staging.geolocation
where geolocation_lat::numeric not between -33.76 and 5.28
   or geolocation_lng::numeric not between -74.00 and -34.79
