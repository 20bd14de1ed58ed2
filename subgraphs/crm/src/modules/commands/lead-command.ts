import { ForbiddenError } from '@propmubi/runtime';
import type { CrmContext } from '../../context.js';
import { inLeadTransaction, type LeadTransaction } from '../lead/lead-transaction.js';
import type { Assignment } from '../lead/assignment.entity.js';
import { activeAssignment, lockLead } from '../lead/lock-lead.js';
import { leadNotFound, leadNotYours } from '../lead/lead.errors.js';
import type { Lead } from '../lead/lead.entity.js';
import { isAgent, isManager } from '../lead/lead.policy.js';
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

/** For what the buyer alone decides. @throws ForbiddenError NOT_THE_BUYER */
export function assertBuyer({ viewer }: CrmContext, lead: Lead): void {
  if (viewer.userId === null || viewer.userId !== lead.buyerUserId) {
    throw new ForbiddenError('Only the buyer decides this.', { code: 'NOT_THE_BUYER' });
  }
}

/**
 * For what the buyer confirms against the brokerage's word: it counts because it is not the brokerage's own.
 * @throws ForbiddenError NOT_THE_BUYER, OWN_BROKERAGE
 */
export async function assertIndependentBuyer(context: CrmContext, lead: Lead): Promise<void> {
  assertBuyer(context, lead);
  if (!(await isIndependentBuyer(context, lead))) {
    throw new ForbiddenError('You cannot confirm what your own brokerage recorded.', {
      code: 'OWN_BROKERAGE',
    });
  }
}

/** Leaving does not help: an agent or a manager could leave, enquire, confirm what colleagues record, and return. */
export async function isIndependentBuyer(
  { viewer, loaders }: Pick<CrmContext, 'viewer' | 'loaders'>,
  lead: Lead,
): Promise<boolean> {
  const { userId, organizationId } = viewer;
  if (userId === null || userId !== lead.buyerUserId || organizationId === lead.organizationId) return false;
  return !(await loaders.brokeragesByUser.load(userId)).has(lead.organizationId);
}

/**
 * Counts a change by the buyer of which the agent is notified. Withdrawing a consent or the enquiry is a right, and never
 * counted. @throws RateLimitedError LEAD_RATE_LIMITED
 */
export async function countBuyerChange({ viewer, services }: CrmContext): Promise<void> {
  if (viewer.userId !== null) await services.leadLimiter.countChange(viewer.userId);
}
