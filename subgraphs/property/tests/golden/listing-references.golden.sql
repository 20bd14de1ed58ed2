start transaction read only;

select set_config($1, $2, true), set_config($3, $4, true);

select e.id, e.organization_id, e.agent_id, e.project_id, e.builder_id, e.locality_id, e.title, e.public_remarks, e.property_type, e.property_sub_type, e.standard_status, e.list_price, e.original_list_price, e.close_price, e.bedrooms_total, e.bathrooms_total_integer, e.balconies_total, e.has_parking, e.furnishing, e.carpet_area_sq_ft, e.built_up_area_sq_ft, e.super_built_up_area_sq_ft, e.age_years, e.floor_band, e.floors_total, e.pin_code, e.latitude, e.longitude, e.location_precision, e.photos, e.availability_on, e.expiration_on, e.on_market_timestamp, e.off_market_timestamp, e.trust_band, e.trust_rank, e.modification_timestamp, e.data_source, e.is_assignment_synthetic from "property"."listing" e
      where "e"."id" = any ($1::uuid[]);

select e.id, e.name, e.normalized_name, e.district, e.taluka, e.pin_code, e.latitude, e.longitude, e.data_source from "property"."locality" e
      where "e"."id" = any ($1::uuid[]);

select e.id, e.rera_number, e.name, e.builder_id, e.locality_id, e.status, e.registration_type, e.project_type, e.district, e.pin_code, e.latitude, e.longitude, e.proposed_completion_on, e.revised_completion_on, e.extended_completion_on, e.occupancy_certificate_on, e.completed_on, e.lapsed_on, e.last_modified_on, e.project_area_sqm, e.recreational_open_space_sqm, e.sanctioned_fsi_sqm, e.cases_count, e.complaints_count, e.apartments_count, e.booked_apartments_count, e.basements_count, e.plinths_count, e.podiums_count, e.sanctioned_floors_count, e.stilts_count, e.open_parking_count, e.closed_parking_count, e.plots_count, e.booked_plots_count, e.plot_area_sqm, e.data_source, e.trust_band, e.trust_rank, e.modification_timestamp from "property"."project" e
      where "e"."id" = any ($1::uuid[]);

select e.id, e.name, e.normalized_name, e.projects_count, e.revoked_projects_count, e.districts, e.spellings, e.organization_id, e.data_source from "property"."builder" e
      where "e"."id" = any ($1::uuid[]);

rollback;
