-- Others who wait for the table see by this name who has it. $1 the name
select set_config('application_name', $1, false)
