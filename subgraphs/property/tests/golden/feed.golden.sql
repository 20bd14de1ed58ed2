start transaction read only;

select set_config($1, $2, true), set_config($3, $4, true);

select "l0"."id", "l0"."organization_id", "l0"."agent_id", "l0"."project_id", "l0"."builder_id", "l0"."locality_id", "l0"."title", "l0"."public_remarks", "l0"."property_type", "l0"."property_sub_type", "l0"."standard_status", "l0"."list_price", "l0"."original_list_price", "l0"."close_price", "l0"."bedrooms_total", "l0"."bathrooms_total_integer", "l0"."balconies_total", "l0"."has_parking", "l0"."furnishing", "l0"."carpet_area_sq_ft", "l0"."built_up_area_sq_ft", "l0"."super_built_up_area_sq_ft", "l0"."age_years", "l0"."floor_band", "l0"."floors_total", "l0"."pin_code", "l0"."latitude", "l0"."longitude", "l0"."location_precision", "l0"."photos", "l0"."availability_on", "l0"."expiration_on", "l0"."on_market_timestamp", "l0"."off_market_timestamp", "l0"."trust_band", "l0"."trust_rank", "l0"."modification_timestamp", "l0"."data_source", "l0"."is_assignment_synthetic" from "property"."listing" as "l0" where l0.publicly_visible order by l0.on_market_timestamp desc, l0.id desc limit …;

select e.id, e.name, e.normalized_name, e.district, e.taluka, e.pin_code, e.latitude, e.longitude, e.data_source from "property"."locality" e
      where "e"."id" = any ($1::uuid[]);

select e.id, e.rera_number, e.name, e.builder_id, e.locality_id, e.status, e.registration_type, e.project_type, e.district, e.pin_code, e.latitude, e.longitude, e.proposed_completion_on, e.revised_completion_on, e.extended_completion_on, e.occupancy_certificate_on, e.completed_on, e.lapsed_on, e.last_modified_on, e.project_area_sqm, e.recreational_open_space_sqm, e.sanctioned_fsi_sqm, e.cases_count, e.complaints_count, e.apartments_count, e.booked_apartments_count, e.basements_count, e.plinths_count, e.podiums_count, e.sanctioned_floors_count, e.stilts_count, e.open_parking_count, e.closed_parking_count, e.plots_count, e.booked_plots_count, e.plot_area_sqm, e.data_source, e.trust_band, e.trust_rank, e.modification_timestamp from "property"."project" e
      where "e"."id" = any ($1::uuid[]);

select e.id, e.name, e.normalized_name, e.projects_count, e.revoked_projects_count, e.districts, e.spellings, e.organization_id, e.data_source from "property"."builder" e
      where "e"."id" = any ($1::uuid[]);

rollback;
