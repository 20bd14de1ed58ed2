import { query, sql } from '@propmubi/runtime';
import { assign } from '../assignment/assign.js';
import { LeadAlertKind } from '../lead/alert/alert.entity.js';
import { raiseAlert } from '../lead/alert/alert.repository.js';
import { AssignmentMethod } from '../lead/assignment.entity.js';
import type { Lead } from '../lead/lead.entity.js';
import { LeadActivityKind, LeadRoutingStatus } from '../lead/lead.enums.js';
import { eventFacts, type LeadKey } from '../lead/lead-key.js';
import type { LeadTransaction } from '../lead/lead-transaction.js';
import { addActivities } from '../lead/timeline/activity.repository.js';
import { lockRoutingAnd } from '../settings/settings.repository.js';
import { isOpen, nextOpening } from '../settings/working-hours.js';
import { candidatesOf, eligibleAgentsQuery } from './candidates.repository.js';
import { chooseAgent } from './choose-agent.js';
import { matchRule } from './rules.js';

/** A lead that no agent could take is tried again after this long, unless an agent returns before. */
export const POND_RETRY_MS = 10 * 60_000;

export type RoutableLead = Pick<
  Lead,
  | 'id'
  | 'buyerUserId'
  | 'listingId'
  | 'projectId'
  | 'localityId'
  | 'budgetMin'
  | 'budgetMax'
  | 'languages'
  | 'lastSource'
  | 'slaBreaches'
  | 'firstContactedAt'
>;

export interface Route {
  method?: AssignmentMethod.ROUTED | AssignmentMethod.REASSIGNED;
  /** Code for the event; follows from `method` where left out. */
  eventReason?: string;
  previousAgentId?: string | null;
  /** Agents who are not to get it, besides those who missed a deadline on it. */
  excluded?: readonly string[];
  /** The lead is in the pond already: what does not change is not written again. */
  inPond?: boolean;
}

/**
 * Finds the lead its agent: queued when the brokerage is closed, else rules, eligibility, match and turn, else the
 * pond. Routing of one brokerage is one at a time (its settings row is locked), which makes the caps exact and the
 * turns fair; brokerages do not wait for each other.
 */
export async function routeLead(
  transaction: LeadTransaction,
  lead: RoutableLead,
  route: Route = {},
): Promise<LeadRoutingStatus> {
  const { method = AssignmentMethod.ROUTED, previousAgentId = null, excluded = [], inPond = false } = route;
  const { em, now, organizationId } = transaction;
  const missed = lead.slaBreaches > 0 ? await agentsWhoMissed(transaction, lead.id) : [];
  const [{ rules, ...settings }, eligible] = await lockRoutingAnd(
    em,
    organizationId,
    eligibleAgentsQuery({
      organizationId,
      now,
      projectId: lead.projectId,
      excluded: [...excluded, ...missed],
      onShiftOnly: true,
    }),
  );
  if (!isOpen(now, settings)) {
    const opening = nextOpening(now, settings);
    if (inPond) return retryInPond(transaction, lead.id, opening);
    await queue(transaction, lead, opening);
    return LeadRoutingStatus.QUEUED;
  }
  const price = priceOf(lead);
  const { rule, reason } = matchRule(rules, { ...lead, price, source: lead.lastSource });
  const named = new Set(rule.agentIds);
  const candidates = candidatesOf(eligible).filter(({ agentId }) => named.size === 0 || named.has(agentId));
  const choice = chooseAgent({ ...lead, price }, candidates, settings.roundRobin);
  if (!choice) {
    const retryAt = new Date(now.getTime() + POND_RETRY_MS);
    if (inPond) return retryInPond(transaction, lead.id, retryAt);
    await sendToPond(transaction, lead, { ruleName: rule.name }, retryAt);
    return LeadRoutingStatus.POND;
  }
  await assign(transaction, {
    lead,
    agentId: choice.agentId,
    method,
    match: choice.match,
    settings,
    rule: { id: rule.id, name: rule.name, reason },
    previousAgentId,
    roundRobin: choice.roundRobin,
    ...(route.eventReason && { eventReason: route.eventReason }),
  });
  return LeadRoutingStatus.ASSIGNED;
}

async function agentsWhoMissed({ em }: LeadTransaction, leadId: string): Promise<string[]> {
  const rows = await query(
    em,
    sql<{ agent_id: string }>`
      select distinct agent_id from crm.assignment where lead_id = ${leadId} and ended_at is not null
         and end_reason in ('ACCEPT_DEADLINE_MISSED', 'CONTACT_DEADLINE_MISSED')`,
  );
  return rows.map(({ agent_id }) => agent_id);
}

async function queue(transaction: LeadTransaction, lead: LeadKey, until: Date): Promise<void> {
  const { em, now, organizationId } = transaction;
  const { id: leadId } = lead;
  await query(
    em,
    sql`
      update crm.lead set routing_status = 'QUEUED', route_at = ${until}, agent_id = null, updated_at = ${now}
       where id = ${leadId}`,
  );
  addActivities(transaction, [
    { leadId, kind: LeadActivityKind.ACKNOWLEDGED, facts: { routeAt: until.toISOString() } },
  ]);
  recordUnassigned(transaction, lead, 'QUEUED');
  transaction.deadlineChecks.push({ organizationId, leadId, at: until });
}

/**
 * No agent has it: the first eligible agent to claim it gets it, and managers are alerted. With `retryAt` routing tries
 * again then; without, agents had their chance and it waits for a claim.
 */
export async function sendToPond(
  transaction: LeadTransaction,
  lead: LeadKey,
  facts: Record<string, unknown>,
  retryAt: Date | null,
): Promise<void> {
  const { em, now } = transaction;
  const { id: leadId } = lead;
  await query(
    em,
    sql`
      update crm.lead set routing_status = 'POND', route_at = null, agent_id = null, pond_check_at = ${retryAt},
          updated_at = ${now} where id = ${leadId}`,
  );
  addActivities(transaction, [{ leadId, kind: LeadActivityKind.SENT_TO_POND, facts }]);
  recordUnassigned(transaction, lead, 'POND');
  await raiseAlert(transaction, leadId, LeadAlertKind.LEAD_IN_POND);
}

function recordUnassigned(
  { events, organizationId, now }: LeadTransaction,
  lead: LeadKey,
  routing: 'POND' | 'QUEUED',
): void {
  events.push({
    type: 'LeadUnassigned',
    organizationId,
    data: { ...eventFacts(organizationId, lead), routing, unassignedAt: now.toISOString() },
  });
}

async function retryInPond(
  { em }: LeadTransaction,
  leadId: string,
  at: Date,
): Promise<LeadRoutingStatus.POND> {
  await query(em, sql`update crm.lead set pond_check_at = ${at} where id = ${leadId}`);
  return LeadRoutingStatus.POND;
}

function priceOf({ budgetMin, budgetMax }: RoutableLead): { min: number; max: number } | null {
  const max = budgetMax ?? budgetMin;
  return max === null ? null : { min: budgetMin ?? max, max };
}
