-- identity
rollback;

-- identity
select e.id, e.organization_id, e.user_id, e.rera_number, e.name, e.status, e.licence_expires_on, e.licence_expiry_announced, e.languages, e.localities, e.shift_start_minute, e.shift_end_minute, e.paused, e.paused_until, e.budget_min, e.budget_max, e.daily_cap, e.open_cap, e.created_at, e.updated_at from "identity"."agent" e
      where "e"."id" = any ($1::uuid[]);

-- identity
select set_config($1, $2, true), set_config($3, $4, true);

-- identity
start transaction read only;

-- property
rollback;

-- property
select e.id, e.name, e.normalized_name, e.district, e.taluka, e.pin_code, e.latitude, e.longitude, e.data_source from "property"."locality" e
      where "e"."id" = any ($1::uuid[]);

-- property
select e.id, e.name, e.normalized_name, e.projects_count, e.revoked_projects_count, e.districts, e.spellings, e.organization_id, e.data_source from "property"."builder" e
      where "e"."id" = any ($1::uuid[]);

-- property
select e.id, e.rera_number, e.name, e.builder_id, e.locality_id, e.status, e.registration_type, e.project_type, e.district, e.pin_code, e.latitude, e.longitude, e.proposed_completion_on, e.revised_completion_on, e.extended_completion_on, e.occupancy_certificate_on, e.completed_on, e.lapsed_on, e.last_modified_on, e.project_area_sqm, e.recreational_open_space_sqm, e.sanctioned_fsi_sqm, e.cases_count, e.complaints_count, e.apartments_count, e.booked_apartments_count, e.basements_count, e.plinths_count, e.podiums_count, e.sanctioned_floors_count, e.stilts_count, e.open_parking_count, e.closed_parking_count, e.plots_count, e.booked_plots_count, e.plot_area_sqm, e.data_source, e.trust_band, e.trust_rank, e.modification_timestamp from "property"."project" e
      where "e"."id" = any ($1::uuid[]);

-- property
select l.id, l.organization_id, l.agent_id, l.project_id, l.builder_id, l.locality_id, l.title, l.public_remarks, l.property_type, l.property_sub_type, l.standard_status, l.list_price, l.original_list_price, l.close_price, l.bedrooms_total, l.bathrooms_total_integer, l.balconies_total, l.has_parking, l.furnishing, l.carpet_area_sq_ft, l.built_up_area_sq_ft, l.super_built_up_area_sq_ft, l.age_years, l.floor_band, l.floors_total, l.pin_code, l.latitude, l.longitude, l.location_precision, l.photos, l.availability_on, l.expiration_on, l.on_market_timestamp, l.off_market_timestamp, l.trust_band, l.trust_rank, l.modification_timestamp, l.data_source, l.is_assignment_synthetic from property.listing l where l.publicly_visible order by l.on_market_timestamp desc, l.id desc limit …::int;

-- property
select set_config($1, $2, true), set_config($3, $4, true);

-- property
start transaction read only;

-- reputation
rollback;

-- reputation
select distinct on (r.builder_id) r.id, r.builder_id, r.score, r.lower_bound, r.interval_low, r.interval_high, r.factors, r.reasons, r.caps, r.projects, r.reviews, r.coverage, r.percentile, r.band, r.delivery, r.model_version, r.as_of, r.inputs_hash from reputation.builder_reputation r
            where r.builder_id = any($1::uuid[]) order by r.builder_id, r.id desc;

-- reputation
select set_config($1, $2, true), set_config($3, $4, true);

-- reputation
start transaction read only;

-- trust
rollback;

-- trust
select current.* from json_to_recordset($1::json)
    as asked (subject_type text, subject_id uuid) cross join lateral (
        select id, subject_type, subject_id, score, lower_bound, interval_low, interval_high, band,
  factors, reasons, improvements, caps, coverage, percentile, members, segment, model_version, as_of, inputs_hash from trust.trust_score known
         where known.subject_type = asked.subject_type and known.subject_id = asked.subject_id
           and ($2::timestamptz is null or known.as_of <= $3::timestamptz)
         order by id desc limit …
      ) current;

-- trust
select d.id, d.organization_id, d.subject_type, d.subject_id, d.type, d.status, d.sha256, d.size_bytes, d.media_type, d.file_name, d.submitted_by, d.submitted_at, d.decided_at, d.decision_reason, d.recheck_on, d.upload_id, d.storage_key, d.original_sha256, d.checks, d.valid_until from trust.document d
        where (d.subject_type, d.subject_id) in (
          select * from unnest($1::text[], $2::uuid[]))
        order by d.id desc;

-- trust
select set_config($1, $2, true), set_config($3, $4, true);

-- trust
start transaction read only;
