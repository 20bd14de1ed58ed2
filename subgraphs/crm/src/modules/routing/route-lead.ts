import { rowsOf } from '@propmubi/runtime';
import type { LeadTransaction } from '../lead/lead-transaction.js';
import { assign } from '../assignment/assign.js';
import { AssignmentMethod } from '../lead/assignment.entity.js';
import { addActivities } from '../lead/timeline/activity.repository.js';
import { LeadActivityKind, LeadRoutingStatus } from '../lead/lead.enums.js';
import type { Lead } from '../lead/lead.entity.js';
import { eligibleAgents } from './candidates.repository.js';
import { chooseAgent } from './choose-agent.js';
import { matchRule } from './rules.js';
import { lockRouting } from '../settings/settings.repository.js';
import { isOpen, nextOpening } from '../settings/working-hours.js';

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
  | 'misses'
>;

export interface Route {
  method?: AssignmentMethod.ROUTED | AssignmentMethod.REASSIGNED;
  previousAgentId?: string | null;
}

/**
 * Finds the lead its agent: queued when the brokerage is closed, else rules, eligibility, match and turn, else the
 * pond. Routing of one brokerage is one at a time (its settings row is locked), which makes the caps exact and the
 * turns fair; brokerages do not wait for each other.
 */
export async function routeLead(
  transaction: LeadTransaction,
  lead: RoutableLead,
  { method = AssignmentMethod.ROUTED, previousAgentId = null }: Route = {},
): Promise<LeadRoutingStatus> {
  const { em, now, organizationId } = transaction;
  const { rules, ...settings } = await lockRouting(em, organizationId);
  if (!isOpen(now, settings)) {
    await queue(transaction, lead.id, nextOpening(now, settings));
    return LeadRoutingStatus.QUEUED;
  }
  const price = priceOf(lead);
  const { rule, reason } = matchRule(rules, {
    ...lead,
    price,
    source: lead.lastSource,
  });
  const candidates = await eligibleAgents(em, {
    settings,
    now,
    projectId: lead.projectId,
    agentIds: rule.agentIds,
    excluded: lead.misses > 0 ? await agentsWhoMissed(transaction, lead.id) : [],
    onShiftOnly: true,
  });
  const choice = chooseAgent({ ...lead, price }, candidates, settings.roundRobin);
  if (!choice) {
    await sendToPond(transaction, lead.id, { ruleName: rule.name });
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
  });
  return LeadRoutingStatus.ASSIGNED;
}

async function agentsWhoMissed({ em }: LeadTransaction, leadId: string): Promise<string[]> {
  const rows = await rowsOf<{ agent_id: string }>(
    em,
    `select distinct agent_id from crm.assignment where lead_id = ? and ended_at is not null
        and end_reason in ('ACCEPT_DEADLINE_MISSED', 'CONTACT_DEADLINE_MISSED')`,
    [leadId],
  );
  return rows.map(({ agent_id }) => agent_id);
}

async function queue(transaction: LeadTransaction, leadId: string, until: Date): Promise<void> {
  const { em, now, organizationId } = transaction;
  await rowsOf(
    em,
    `update crm.lead set routing_status = 'QUEUED', route_at = ?, agent_id = null, updated_at = ? where id = ?`,
    [until, now, leadId],
  );
  addActivities(transaction, [
    { leadId, kind: LeadActivityKind.ACKNOWLEDGED, facts: { routeAt: until.toISOString() } },
  ]);
  transaction.deadlineChecks.push({ organizationId, leadId: leadId, at: until });
}

/** Nobody has it: the first eligible agent to claim it gets it. */
export async function sendToPond(
  transaction: LeadTransaction,
  leadId: string,
  facts: Record<string, unknown>,
): Promise<void> {
  await rowsOf(
    transaction.em,
    `update crm.lead set routing_status = 'POND', route_at = null, agent_id = null, updated_at = ? where id = ?`,
    [transaction.now, leadId],
  );
  addActivities(transaction, [{ leadId, kind: LeadActivityKind.SENT_TO_POND, facts }]);
}

function priceOf({ budgetMin, budgetMax }: RoutableLead): { min: number; max: number } | null {
  const max = budgetMax ?? budgetMin;
  return max === null ? null : { min: budgetMin ?? max, max };
}
