import { newId } from '@propmubi/runtime';
import type { Breach, EscalationTables } from './check-escalations.js';
import type { LeadTables } from './check-lead-logs.js';
import type { Deployment } from './deployment.js';

export interface Brokerages {
  agents: { agentId: string; organizationId: string }[];
  /** One home of each brokerage; a lead on it goes to one of that brokerage's agents. */
  listingIds: string[];
  /** What crm holds of them. */
  tables(): Promise<LeadTables>;
  /** How many agents have let a deadline pass for more than so many seconds without consequence. */
  overdue(seconds: number): Promise<number>;
  escalations(): Promise<{ breaches: Breach[]; tables: EscalationTables }>;
}

export interface BrokerageSettings {
  count: number;
  agentsEach: number;
  acceptWithinS?: number;
  missesBeforePond?: number;
}

/** More leads than a person could answer. */
const CAP = 1_000_000;

/** Brokerages that are open around the clock, and agents without limits, as crm knows them from events. */
export async function openBrokerages(
  { rows }: Pick<Deployment, 'rows'>,
  { count, agentsEach, acceptWithinS = 86_400, missesBeforePond = 2 }: BrokerageSettings,
): Promise<Brokerages> {
  const organizationIds = Array.from({ length: count }, () => newId());
  const listingIds = organizationIds.map(() => newId());
  const agents = organizationIds.flatMap((organizationId) =>
    Array.from({ length: agentsEach }, () => ({ agentId: newId(), organizationId })),
  );
  // People cannot ask for less than half a minute; a test has less time.
  await rows(
    `alter table crm.organization_settings drop constraint if exists organization_settings_accept_within_s_check`,
  );
  await rows(
    `insert into crm.organization_settings (organization_id, accept_within_s, misses_before_pond, opens_at_minute, closes_at_minute)
     select unnest($1::uuid[]), $2, $3, 0, 1440`,
    [organizationIds, acceptWithinS, missesBeforePond],
  );
  await rows(
    `insert into crm.routing_rule (id, organization_id, position, name, is_default)
     select gen_random_uuid(), unnest($1::uuid[]), 2147483647, 'Everyone', true`,
    [organizationIds],
  );
  await rows(
    `insert into crm.agent (organization_id, id, licensed, daily_cap, open_cap, shift_start_minute, shift_end_minute)
     select *, true, $3::int, $3::int, 0, 1440 from unnest($1::uuid[], $2::uuid[])`,
    [agents.map(({ organizationId }) => organizationId), agents.map(({ agentId }) => agentId), CAP],
  );
  await rows(
    `insert into crm.listing (organization_id, id, price, state_at) select *, 9500000, now() from unnest($1::uuid[], $2::uuid[])`,
    [organizationIds, listingIds],
  );
  return {
    agents,
    listingIds,
    async tables() {
      const leads = await rows<{ id: string }>(`select id from crm.lead where organization_id = any ($1)`, [
        organizationIds,
      ]);
      const assignments = await rows<{ lead_id: string; agent_id: string }>(
        `select lead_id, agent_id from crm.assignment where organization_id = any ($1) and ended_at is null`,
        [organizationIds],
      );
      const feed = await rows<{ agent_id: string; seq: string; event_id: string; lead_id: string }>(
        `select agent_id, seq, event_id, lead_id from crm.agent_feed
          where organization_id = any ($1) and kind = 'ASSIGNED' order by agent_id, seq`,
        [organizationIds],
      );
      return {
        leadIds: leads.map(({ id }) => id),
        assignments: assignments.map(({ lead_id, agent_id }) => ({ leadId: lead_id, agentId: agent_id })),
        feed: feed.map(({ agent_id, seq, event_id, lead_id }) => ({
          agentId: agent_id,
          seq: Number(seq),
          eventId: event_id,
          leadId: lead_id,
        })),
      };
    },
    async overdue(seconds) {
      const late = await rows(
        `select from crm.assignment where organization_id = any ($1) and ended_at is null
          and accept_due_at < now() - make_interval(secs => $2)`,
        [organizationIds, seconds],
      );
      return late.length;
    },
    async escalations() {
      const breaches = await rows<{ data: Breach }>(
        `select event -> 'data' as data from crm.outbox
          where event ->> 'type' = 'LeadSlaBreached' and event -> 'data' ->> 'organizationId' = any ($1::text[])`,
        [organizationIds],
      );
      const assignments = await rows<{ id: string; lead_id: string; end_reason: string | null }>(
        `select id, lead_id, end_reason from crm.assignment where organization_id = any ($1)`,
        [organizationIds],
      );
      const pond = await rows<{ id: string }>(
        `select id from crm.lead where organization_id = any ($1) and routing_status = 'POND'`,
        [organizationIds],
      );
      const alerts = await rows<{ lead_id: string }>(
        `select lead_id from crm.alert where organization_id = any ($1)`,
        [organizationIds],
      );
      return {
        breaches: breaches.map(({ data }) => data),
        tables: {
          assignments: assignments.map(({ id, lead_id, end_reason }) => ({
            id,
            leadId: lead_id,
            endReason: end_reason,
          })),
          pond: pond.map(({ id }) => id),
          alerts: alerts.map(({ lead_id }) => lead_id),
        },
      };
    },
  };
}
