start transaction read only;

select set_config($1, $2, true), set_config($3, $4, true);

select feed_seq as head, feed_floor as floor from crm.agent
       where organization_id = $1 and id = $2 and status not in (…);

select f.seq, f.event_id, f.kind, f.lead_id as of_lead, f.reason, f.at, l.id as lead_id, l.organization_id as lead_organization_id, l.contact_id as lead_contact_id, l.buyer_user_id as lead_buyer_user_id, l.listing_id as lead_listing_id, l.project_id as lead_project_id, l.agent_id as lead_agent_id, l.locality_id as lead_locality_id, l.budget_min as lead_budget_min, l.budget_max as lead_budget_max, l.languages as lead_languages, l.message as lead_message, l.first_source as lead_first_source, l.last_source as lead_last_source, l.stage as lead_stage, l.temperature as lead_temperature, l.close_reason as lead_close_reason, l.routing_status as lead_routing_status, l.route_at as lead_route_at, l.pond_check_at as lead_pond_check_at, l.rule_id as lead_rule_id, l.rule_name as lead_rule_name, l.rule_reason as lead_rule_reason, l.misses as lead_misses, l.recaptures as lead_recaptures, l.created_at as lead_created_at, l.updated_at as lead_updated_at, l.accepted_at as lead_accepted_at, l.first_contacted_at as lead_first_contacted_at, a.id as assignment_id, a.organization_id as assignment_organization_id, a.lead_id as assignment_lead_id, a.agent_id as assignment_agent_id, a.method as assignment_method, a.match as assignment_match, a.assigned_at as assignment_assigned_at, a.accept_due_at as assignment_accept_due_at, a.contact_due_at as assignment_contact_due_at, a.seen_at as assignment_seen_at, a.accepted_at as assignment_accepted_at, a.first_contacted_at as assignment_first_contacted_at, a.ended_at as assignment_ended_at, a.end_reason as assignment_end_reason,
             m.id as message_id, m.organization_id as message_organization_id, m.lead_id as message_lead_id, m.seq as message_seq, m.author as message_author, m.author_user_id as message_author_user_id, m.agent_id as message_agent_id, m.buyer_user_id as message_buyer_user_id, m.text as message_text, m.sent_at as message_sent_at
        from crm.agent_feed f join crm.lead l on l.id = f.lead_id join crm.assignment a on a.id = f.assignment_id
        left join crm.lead_message m on m.id = f.event_id and f.kind = $1
       where f.organization_id = $2 and f.agent_id = $3 and f.seq > $4
       order by f.seq limit …;

rollback;
