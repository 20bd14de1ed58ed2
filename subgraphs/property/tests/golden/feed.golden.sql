start transaction read only;

select set_config($1, $2, true), set_config($3, $4, true);

select l.id, l.organization_id, l.agent_id, l.project_id, l.builder_id, l.locality_id, l.title, l.public_remarks, l.property_type, l.property_sub_type, l.standard_status, l.list_price, l.original_list_price, l.close_price, l.bedrooms_total, l.bathrooms_total_integer, l.balconies_total, l.has_parking, l.furnishing, l.carpet_area_sq_ft, l.built_up_area_sq_ft, l.super_built_up_area_sq_ft, l.age_years, l.floor_band, l.floors_total, l.pin_code, l.latitude, l.longitude, l.location_precision, l.photos, l.availability_on, l.expiration_on, l.on_market_timestamp, l.off_market_timestamp, l.trust_band, l.trust_rank, l.modification_timestamp, l.data_source, l.is_assignment_synthetic from property.listing l where l.publicly_visible order by l.on_market_timestamp desc, l.id desc limit …::int;

select e.id, e.name, e.normalized_name, e.district, e.taluka, e.pin_code, e.latitude, e.longitude, e.data_source from "property"."locality" e
      where "e"."id" = any ($1::uuid[]);

select e.id, e.rera_number, e.name, e.builder_id, e.locality_id, e.status, e.registration_type, e.project_type, e.district, e.pin_code, e.latitude, e.longitude, e.proposed_completion_on, e.revised_completion_on, e.extended_completion_on, e.occupancy_certificate_on, e.completed_on, e.lapsed_on, e.last_modified_on, e.project_area_sqm, e.recreational_open_space_sqm, e.sanctioned_fsi_sqm, e.cases_count, e.complaints_count, e.apartments_count, e.booked_apartments_count, e.basements_count, e.plinths_count, e.podiums_count, e.sanctioned_floors_count, e.stilts_count, e.open_parking_count, e.closed_parking_count, e.plots_count, e.booked_plots_count, e.plot_area_sqm, e.data_source, e.trust_band, e.trust_rank, e.modification_timestamp from "property"."project" e
      where "e"."id" = any ($1::uuid[]);

select e.id, e.name, e.normalized_name, e.projects_count, e.revoked_projects_count, e.districts, e.spellings, e.organization_id, e.data_source from "property"."builder" e
      where "e"."id" = any ($1::uuid[]);

rollback;
