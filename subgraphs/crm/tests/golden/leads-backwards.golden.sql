start transaction read only;

select set_config($1, $2, true), set_config($3, $4, true);

select * from (
      (select l.id, l.organization_id, l.contact_id, l.buyer_user_id, l.listing_id, l.project_id, l.agent_id, l.locality_id, l.budget_min, l.budget_max, l.languages, l.message, l.first_source, l.last_source, l.stage, l.temperature, l.close_reason, l.routing_status, l.route_at, l.pond_check_at, l.rule_id, l.rule_name, l.rule_reason, l.misses, l.recaptures, l.created_at, l.updated_at, l.accepted_at, l.first_contacted_at from crm.lead l where "l"."organization_id" = $1 and (created_at, id) > ($2::timestamptz, $3::uuid)
        order by created_at asc, id asc limit …) union all 
      (select l.id, l.organization_id, l.contact_id, l.buyer_user_id, l.listing_id, l.project_id, l.agent_id, l.locality_id, l.budget_min, l.budget_max, l.languages, l.message, l.first_source, l.last_source, l.stage, l.temperature, l.close_reason, l.routing_status, l.route_at, l.pond_check_at, l.rule_id, l.rule_name, l.rule_reason, l.misses, l.recaptures, l.created_at, l.updated_at, l.accepted_at, l.first_contacted_at from crm.lead l where "l"."buyer_user_id" = $5 and ("l"."organization_id" = $6) is not true and (created_at, id) > ($7::timestamptz, $8::uuid)
        order by created_at asc, id asc limit …)) page
     order by created_at asc, id asc limit …;

select page.* from unnest($1::uuid[]) as asked (lead_id)
       cross join lateral (
         select a.* from crm.activity a where a.lead_id = asked.lead_id order by at asc, id asc limit …
       ) page
       order by at asc, id asc;

rollback;
