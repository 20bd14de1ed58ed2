-- identity
rollback;

-- identity
select "a0".* from "identity"."agent" as "a0" where "a0"."id" in (…);

-- identity
select set_config(?, ?, true), set_config(?, ?, true);

-- identity
start transaction read only;

-- property
rollback;

-- property
select "b0".* from "property"."builder" as "b0" where "b0"."id" in (…);

-- property
select "l0"."id", "l0"."organization_id", "l0"."agent_id", "l0"."project_id", "l0"."builder_id", "l0"."locality_id", "l0"."title", "l0"."public_remarks", "l0"."property_type", "l0"."property_sub_type", "l0"."standard_status", "l0"."list_price", "l0"."original_list_price", "l0"."close_price", "l0"."bedrooms_total", "l0"."bathrooms_total_integer", "l0"."balconies_total", "l0"."has_parking", "l0"."furnishing", "l0"."carpet_area_sq_ft", "l0"."built_up_area_sq_ft", "l0"."super_built_up_area_sq_ft", "l0"."age_years", "l0"."floor_band", "l0"."floors_total", "l0"."pin_code", "l0"."latitude", "l0"."longitude", "l0"."location_precision", "l0"."photos", "l0"."availability_on", "l0"."expiration_on", "l0"."on_market_timestamp", "l0"."off_market_timestamp", "l0"."modification_timestamp", "l0"."data_source", "l0"."is_assignment_synthetic", "l0"."idempotency_key", "l0"."idempotency_hash" from "property"."listing" as "l0" where l0.publicly_visible order by l0.on_market_timestamp desc, "l0"."id" desc limit …;

-- property
select "l0".* from "property"."locality" as "l0" where "l0"."id" in (…);

-- property
select "p0".* from "property"."project" as "p0" where "p0"."id" in (…);

-- property
select set_config(?, ?, true), set_config(?, ?, true);

-- property
start transaction read only;

-- reputation
rollback;

-- reputation
select distinct on (builder_id) *, as_of::text as as_of from reputation.builder_reputation
          where builder_id = any(?::uuid[]) order by builder_id, id desc;

-- reputation
select set_config(?, ?, true), set_config(?, ?, true);

-- reputation
start transaction read only;

-- trust
rollback;

-- trust
select "l0".* from "trust"."document" as "l0" where "l0"."subject_type" = ? and "l0"."subject_id" in (…) order by "l0"."id" desc;

-- trust
select current.* from json_to_recordset(?::json) as asked (subject_type text, subject_id uuid)
      cross join lateral (
        select * from trust.trust_score known
         where known.subject_type = asked.subject_type and known.subject_id = asked.subject_id
         order by id desc limit …
      ) current;

-- trust
select set_config(?, ?, true), set_config(?, ?, true);

-- trust
start transaction read only;
