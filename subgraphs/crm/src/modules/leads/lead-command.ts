import { LockMode } from '@mikro-orm/core';
import type { CrmContext } from '../../context.js';
import { inLeadTransaction, type LeadTransaction } from '../../shared/lead-transaction.js';
import { Assignment } from '../assignments/assignment.entity.js';
import { leadNotFound, leadNotYours } from './lead.errors.js';
import { Lead } from './lead.entity.js';
import { isAgent, isManager } from './lead.policy.js';
import type { LeadPayload } from './work-lead.inputs.js';

/**
 * Runs a command on a lead the viewer may see, with the lead's row locked, in the lead's brokerage.
 * @throws NotFoundError LEAD_NOT_FOUND, also for a lead of others: its existence is not told
 */
export async function onLead(
  context: CrmContext,
  leadId: string,
  command: (transaction: LeadTransaction, lead: Lead) => Promise<void>,
): Promise<LeadPayload> {
  const seen = await context.db.read((em) => context.visibleLead(em, leadId));
  if (!seen) throw leadNotFound();
  return inLeadTransaction(context, seen.organizationId, async (transaction) => {
    const lead = await lockLead(transaction, leadId);
    if (!lead) throw leadNotFound();
    await command(transaction, lead);
    return { lead: await context.visibleLead(transaction.em, leadId) };
  });
}

/** Locks the lead's row and reads what the last command left. */
export function lockLead({ em }: LeadTransaction, leadId: string): Promise<Lead | null> {
  return em.findOne(Lead, { id: leadId }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
}

/** The active assignment, when it is the viewer's. @throws ConflictError LEAD_NOT_YOURS */
export async function ownAssignment(
  { em }: LeadTransaction,
  { viewer }: CrmContext,
  lead: Lead,
): Promise<Assignment> {
  const assignment = await activeAssignment(em, lead);
  if (!isAgent(viewer) || assignment?.agentId !== viewer.agentId) throw leadNotYours();
  return assignment;
}

/** For steps a manager may take in the agent's place. @throws ConflictError LEAD_NOT_YOURS */
export function assertWorksOn({ viewer }: CrmContext, lead: Lead): void {
  const inBrokerage = viewer.organizationId === lead.organizationId;
  const own = isAgent(viewer) && lead.agentId === viewer.agentId;
  if (!inBrokerage || !(own || isManager(viewer))) throw leadNotYours();
}

export function activeAssignment(em: LeadTransaction['em'], lead: Lead): Promise<Assignment | null> {
  return em.findOne(Assignment, { leadId: lead.id, endedAt: null }, { refresh: true });
}
