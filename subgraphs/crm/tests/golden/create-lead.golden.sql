start transaction read only;

select set_config($1, $2, true), set_config($3, $4, true);

select organization_id from crm.listing where id = $1;

rollback;

begin;

select set_config($1, $2, true), set_config($3, $4, true);

insert into "crm"."idempotency" (organization_id, actor_id, operation, key, request_hash, created_at)
     values ($1, $2, $3, $4, $5, clock_timestamp())
     on conflict (actor_id, operation, key) do nothing returning 1;

select id, project_id as "projectId", locality_id as "localityId", price::float8 as price
        from crm.listing where id = $1 and organization_id = $2 and published;

select pg_advisory_xact_lock(k) from (
        select unnest($1::bigint[]) as k order by 1
      ) keys;

with proof as (
        select exists (
          select from crm.verified_contact where digest = any($1::text[]) and user_id = $2
        ) as proven
      )
      select proof.proven,
             (select id from crm.contact where organization_id = $3 and user_id = $4) as own,
             (select id from crm.contact
               where proof.proven and organization_id = $5 and user_id is null
                 and provenance in (…) and phone = $6
               order by created_at, id limit …) as unclaimed
        from proof;

with person as (
        insert into crm.contact (id, organization_id, user_id, name, phone, phone_digest, email, provenance, created_by, created_at)
        values ($1, $2, $3, $4, $5, $6,
                $7, $8, $9, $10)
      ), consented as (
        insert into crm.consent (id, organization_id, contact_id, channel, purpose, given_at)
        select id, $11, $12, channel, purpose, $13
          from jsonb_to_recordset($14::jsonb) as given (id uuid, channel text, purpose text)
      ), led as (
        insert into crm.lead (id, organization_id, contact_id, buyer_user_id, listing_id, project_id, locality_id,
            budget_min, budget_max, languages, message, first_source, last_source, routing_status, created_at, updated_at)
        values ($15, $16, $17, $18, $19, $20, $21,
            $22, $23, $24, $25, $26, $27, 'POND',
            $28, $29)
        returning id
      )
      insert into crm.lead_enquiry (id, organization_id, lead_id, listing_id, project_id, message, source, asked_by, asked_at)
      select $30, $31, id, $32::uuid, $33::uuid, $34::text, $35,
             $36::uuid, $37::timestamptz from led;

select organization_id as "organizationId", accept_within_s as "acceptWithinS",
              contact_within_s as "contactWithinS", misses_before_pond as "slaBreachesBeforePond",
              daily_cap as "dailyCap", open_cap as "openCap", opens_at_minute as "opensAtMinute",
              closes_at_minute as "closesAtMinute", work_days as "workDays",
              feed_retention_days as "feedRetentionDays", round_robin as "roundRobin",
              (select coalesce(json_agg(json_build_object('id', id, 'name', name, 'position', position,
                        'conditions', conditions, 'agentIds', agent_ids, 'isDefault', is_default)), '[]')
                 from crm.routing_rule r where r.organization_id = s.organization_id) as rules
         from crm.organization_settings s where organization_id = $1 for update;

select a.id, a.languages, a.locality_ids, a.project_ids, a.budget_min::float8 as budget_min,
             a.budget_max::float8 as budget_max, t.lower_bound, a.open_count,
             coalesce(a.open_cap, s.open_cap) as open_cap, coalesce(l.listings, 0)::int as listings
        from crm.agent a
        join crm.organization_settings s on s.organization_id = a.organization_id
        left join crm.agent_trust t on t.agent_id = a.id
        left join (select agent_id, count(*) as listings from crm.listing
                    where organization_id = $1 and project_id = $2 and published
                    group by agent_id) l on l.agent_id = a.id
       where a.organization_id = $3
         and a.status = 'ACTIVE' and (a.paused_until is null or a.paused_until <= $4)
         and a.licensed and (a.licence_expires_on is null or a.licence_expires_on >= $5::date)
         and a.open_count < coalesce(a.open_cap, s.open_cap)
         and case when a.assigned_on = $6::date then a.assigned_today else 0 end
             < coalesce(a.daily_cap, s.daily_cap)
         and (cardinality($7::uuid[]) = 0 or a.id = any ($8::uuid[]))
         and not (a.id = any ($9::uuid[]))
         and (not $10::boolean or ($11 = any (a.shift_days) and case
    when a.shift_start_minute < a.shift_end_minute then $12 >= a.shift_start_minute and $13 < a.shift_end_minute
    else $14 >= a.shift_start_minute or $15 < a.shift_end_minute end))
       order by a.id;

with grown as (
        update crm.agent a set feed_seq = feed_seq + 1, open_count = open_count + 1, assigned_on = $1::date,
            assigned_today = case when assigned_on = $2::date then assigned_today + 1 else 1 end
         where organization_id = $3 and id = $4
           and open_count < coalesce(a.open_cap, $5)
           and case when assigned_on = $6::date then assigned_today else 0 end
               < coalesce(a.daily_cap, $7)
        returning feed_seq
      ), assigned as (
        insert into crm.assignment (id, organization_id, lead_id, agent_id, method, match, assigned_at,
                                    accept_due_at, contact_due_at, accepted_at)
        select $8, $9, $10, $11, $12, $13::jsonb, $14,
               $15::timestamptz, $16::timestamptz, $17::timestamptz
          from grown
      ), fed as (
        insert into crm.agent_feed (organization_id, agent_id, seq, event_id, kind, lead_id, assignment_id, at)
        select $18, $19, feed_seq, $20, $21, $22,
               $23, $24 from grown
      ), led as (
        update crm.lead set agent_id = $25, routing_status = 'ASSIGNED', route_at = null, pond_check_at = null,
            updated_at = $26, accepted_at = coalesce(accepted_at, $27::timestamptz),
            rule_id = coalesce($28::uuid, rule_id),
            rule_name = coalesce($29, rule_name),
            rule_reason = coalesce($30, rule_reason)
         where id = $31 and exists (select from grown)
      ), turned as (
        update crm.organization_settings set round_robin = $32::jsonb
         where organization_id = $33 and $34::jsonb is not null and exists (select from grown)
      ), resolved as (
        update crm.alert set resolved_at = $35
         where lead_id = $36 and kind = 'LEAD_IN_POND' and resolved_at is null and exists (select from grown)
      )
      select feed_seq as seq from grown;

update "crm"."idempotency" set result = $1::jsonb where actor_id = $2 and operation = $3 and key = $4;

insert into "crm".outbox (event_id, shard, event)
     select (event ->> 'id')::uuid, shard, event
       from json_to_recordset($1::json) as given (place int, shard smallint, event json)
      order by place;

with given as (
        select * from jsonb_to_recordset($1::jsonb) as given (n integer, id uuid, lead_id uuid, kind text,
          agent_id uuid, note text, facts jsonb, buyer_kind text, pond_kind text)
      ), recorded as (
        insert into crm.activity (id, organization_id, lead_id, kind, actor_user_id, agent_id, note, facts, at)
        select id, $2, lead_id, kind, $3, agent_id, note, coalesce(facts, '{}'), $4
          from given
      ), entries as (
        select 'BOARD' as audience, $5::uuid as subject_id, n, id, lead_id, kind from given
        union all
        select 'BUYER', l.buyer_user_id, g.n, g.id, g.lead_id, g.buyer_kind
          from given g join crm.lead l on l.id = g.lead_id
         where g.buyer_kind is not null and l.buyer_user_id is not null
        union all
        select 'POND', $6::uuid, n, id, lead_id, pond_kind from given g
         where pond_kind = 'ENTERED' or (pond_kind = 'LEFT' and 'ENTERED' = (
           select f.kind from crm.feed_event f where f.lead_id = g.lead_id and f.audience = 'POND'
            order by f.seq desc limit …))
      ), grown as (
        insert into crm.feed as f (audience, subject_id, seq)
        select audience, subject_id, count(*) from entries group by audience, subject_id order by audience, subject_id
        on conflict (audience, subject_id) do update set seq = f.seq + excluded.seq
        returning audience, subject_id, seq
      ), fed as (
        insert into crm.feed_event (audience, subject_id, seq, event_id, organization_id, lead_id, kind, at)
        select audience, subject_id,
               seq + 1 - row_number() over (partition by audience, subject_id order by n desc),
               id, $7, lead_id, kind, $8
          from entries join grown using (audience, subject_id)
      )
      select audience, subject_id, seq from grown;

commit;

start transaction read only;

select set_config($1, $2, true), set_config($3, $4, true);

select "l0".* from "crm"."lead" as "l0" where "l0"."id" in (…) and "l0"."buyer_user_id" = $2;

rollback;
