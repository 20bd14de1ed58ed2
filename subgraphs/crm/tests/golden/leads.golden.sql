start transaction read only;

select set_config($1, $2, true), set_config($3, $4, true);

select * from (
      (select l.id, l.organization_id, l.contact_id, l.buyer_user_id, l.listing_id, l.project_id, l.agent_id, l.locality_id, l.budget_min, l.budget_max, l.languages, l.message, l.first_source, l.last_source, l.stage, l.temperature, l.close_reason, l.routing_status, l.route_at, l.pond_check_at, l.rule_id, l.rule_name, l.rule_reason, l.misses, l.recaptures, l.created_at, l.updated_at, l.accepted_at, l.first_contacted_at from crm.lead l where "l"."organization_id" = $1 and "l"."stage" = $2 and "l"."stage" = any ($3::text[])
        order by created_at desc, id desc limit …) union all 
      (select l.id, l.organization_id, l.contact_id, l.buyer_user_id, l.listing_id, l.project_id, l.agent_id, l.locality_id, l.budget_min, l.budget_max, l.languages, l.message, l.first_source, l.last_source, l.stage, l.temperature, l.close_reason, l.routing_status, l.route_at, l.pond_check_at, l.rule_id, l.rule_name, l.rule_reason, l.misses, l.recaptures, l.created_at, l.updated_at, l.accepted_at, l.first_contacted_at from crm.lead l where "l"."buyer_user_id" = $5 and ("l"."organization_id" = $6) is not true and "l"."stage" = any ($7::text[])
        order by created_at desc, id desc limit …)) page
     order by created_at desc, id desc limit …;

select page.* from unnest($1::uuid[]) as asked (lead_id)
       cross join lateral (
         select a.* from crm.activity a where a.lead_id = asked.lead_id order by at desc, id desc limit …
       ) page
       order by at desc, id desc;

select "c0".* from "crm"."contact" as "c0" where "c0"."id" in (…);

select "c0".* from "crm"."consent" as "c0" where "c0"."contact_id" in (…) order by "c0"."given_at" asc, "c0"."id" asc;

select "a0".* from "crm"."assignment" as "a0" where "a0"."lead_id" in (…) order by "a0"."assigned_at" asc, "a0"."id" asc;

select "s0".* from "crm"."site_visit" as "s0" where "s0"."lead_id" in (…) order by "s0"."scheduled_for" asc, "s0"."id" asc;

select "p0".* from "crm"."payment" as "p0" where "p0"."lead_id" in (…) order by "p0"."received_at" asc, "p0"."id" asc;

select "b0".* from "crm"."agent" as "b0" where "b0"."organization_id" = $1 and "b0"."id" in (…);

rollback;

begin;

select set_config($1, $2, true), set_config($3, $4, true);

insert into "crm".outbox (event_id, shard, event)
     select (event ->> 'id')::uuid, shard, event
       from json_to_recordset($1::json) as given (place int, shard smallint, event json)
      order by place;

commit;
