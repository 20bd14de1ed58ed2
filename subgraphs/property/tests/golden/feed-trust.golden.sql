start transaction read only;

select set_config($1, $2, true), set_config($3, $4, true);

select l.id, l.organization_id, l.agent_id, l.project_id, l.builder_id, l.locality_id, l.title, l.public_remarks, l.property_type, l.property_sub_type, l.standard_status, l.list_price, l.original_list_price, l.close_price, l.bedrooms_total, l.bathrooms_total_integer, l.balconies_total, l.has_parking, l.furnishing, l.carpet_area_sq_ft, l.built_up_area_sq_ft, l.super_built_up_area_sq_ft, l.age_years, l.floor_band, l.floors_total, l.pin_code, l.latitude, l.longitude, l.location_precision, l.photos, l.availability_on, l.expiration_on, l.on_market_timestamp, l.off_market_timestamp, l.trust_band, l.trust_rank, l.modification_timestamp, l.data_source, l.is_assignment_synthetic from property.listing l where l.publicly_visible and "l"."trust_band" in (…) order by l.trust_rank desc, l.id desc limit …::int;

rollback;
