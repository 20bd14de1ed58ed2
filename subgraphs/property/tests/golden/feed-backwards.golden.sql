start transaction read only;

select set_config($1, $2, true), set_config($3, $4, true);

select "l0"."id", "l0"."organization_id", "l0"."agent_id", "l0"."project_id", "l0"."builder_id", "l0"."locality_id", "l0"."title", "l0"."public_remarks", "l0"."property_type", "l0"."property_sub_type", "l0"."standard_status", "l0"."list_price", "l0"."original_list_price", "l0"."close_price", "l0"."bedrooms_total", "l0"."bathrooms_total_integer", "l0"."balconies_total", "l0"."has_parking", "l0"."furnishing", "l0"."carpet_area_sq_ft", "l0"."built_up_area_sq_ft", "l0"."super_built_up_area_sq_ft", "l0"."age_years", "l0"."floor_band", "l0"."floors_total", "l0"."pin_code", "l0"."latitude", "l0"."longitude", "l0"."location_precision", "l0"."photos", "l0"."availability_on", "l0"."expiration_on", "l0"."on_market_timestamp", "l0"."off_market_timestamp", "l0"."trust_band", "l0"."trust_rank", "l0"."modification_timestamp", "l0"."data_source", "l0"."is_assignment_synthetic" from "property"."listing" as "l0" where l0.publicly_visible and (l0.on_market_timestamp, l0.id) < ($1::timestamptz, $2::uuid) and (l0.on_market_timestamp, l0.id) > ($3::timestamptz, $4::uuid) order by l0.on_market_timestamp asc, l0.id asc limit …;

rollback;
