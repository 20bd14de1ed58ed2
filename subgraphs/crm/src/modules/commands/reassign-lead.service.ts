import { ForbiddenError } from '@propmubi/runtime';
import type { CrmContext } from '../../context.js';
import { assign } from '../assignment/assign.js';
import { AssignmentEndReason, AssignmentMethod } from '../lead/assignment.entity.js';
import { endAssignment } from '../assignment/end-assignment.js';
import { LeadFeedKind } from '../feed/store/feed-entry.js';
import { notifyAgent } from '../feed/store/notify-agent.js';
import { eligibleAgents } from '../routing/candidates.repository.js';
import { routeLead } from '../routing/route-lead.js';
import { lockRouting, settingsOf } from '../settings/settings.repository.js';
import type { LeadTransaction } from '../lead/lead-transaction.js';
import { addActivities } from '../lead/timeline/activity.repository.js';
import { giveConsents, revokeConsents } from '../lead/consent/consent.repository.js';
import { assertBuyer, countBuyerChange, onLead } from './lead-command.js';
import * as errors from '../lead/lead.errors.js';
import { LeadActivityKind, LeadCloseReason, LeadRoutingStatus, LeadStage } from '../lead/lead.enums.js';
import type { Lead } from '../lead/lead.entity.js';
import { isAgent } from '../lead/lead.policy.js';
import { isClosed } from '../lead/pipeline.js';
import type { ChangeLeadConsentInput, LeadPayload, ReassignLeadInput } from './work-lead.inputs.js';
import { changeStage } from './change-stage.js';

/**
 * A manager takes the lead from its agent and gives it to the named one, or to the one that routing chooses of the others.
 * @throws ConflictError AGENT_NOT_ELIGIBLE, LEAD_CLOSED; RateLimitedError LEAD_RATE_LIMITED
 */
export function reassignLead(context: CrmContext, input: ReassignLeadInput): Promise<LeadPayload> {
  return onLead(context, input.leadId, async (transaction, lead) => {
    if (lead.organizationId !== context.viewer.organizationId) throw errors.leadNotFound();
    if (isClosed(lead.stage)) throw errors.leadClosed();
    if (input.agentId && input.agentId === lead.agentId) return;
    await context.services.leadLimiter.countWork(lead.id);
    await lockRouting(transaction.em, transaction.organizationId);
    const ended = await endAssignment(transaction, {
      leadId: lead.id,
      reason: AssignmentEndReason.REASSIGNED_BY_MANAGER,
      notifyAgent: true,
    });
    addActivities(transaction, [
      {
        leadId: lead.id,
        kind: LeadActivityKind.UNASSIGNED,
        agentId: ended?.agentId ?? null,
        note: input.note ?? null,
        facts: { reason: AssignmentEndReason.REASSIGNED_BY_MANAGER },
      },
    ]);
    const previousAgentId = ended?.agentId ?? null;
    if (input.agentId) {
      await assignManually(transaction, lead, input.agentId, AssignmentMethod.MANUAL, previousAgentId);
    } else {
      const excluded = previousAgentId ? [previousAgentId] : [];
      await routeLead(transaction, lead, { previousAgentId, excluded });
    }
  });
}

/**
 * The agent takes a lead out of the pond. Of many who try at once one gets it; the others learn that it is gone.
 * @throws ConflictError LEAD_NOT_IN_POND, AGENT_NOT_ELIGIBLE
 */
export function claimLead(context: CrmContext, leadId: string): Promise<LeadPayload> {
  const { viewer } = context;
  if (!isAgent(viewer))
    throw new ForbiddenError('Only agents claim leads.', { code: 'NOT_A_BROKERAGE_AGENT' });
  return onLead(context, leadId, async (transaction, lead) => {
    if (lead.agentId === viewer.agentId) return;
    if (lead.organizationId !== viewer.organizationId || lead.routingStatus !== LeadRoutingStatus.POND) {
      throw errors.leadNotInPond();
    }
    await assignManually(transaction, lead, viewer.agentId, AssignmentMethod.CLAIMED, null);
  });
}

/** The buyer wants no more of it: the lead is closed and every permission taken back. */
export function withdrawLead(context: CrmContext, leadId: string): Promise<LeadPayload> {
  return onLead(context, leadId, async (transaction, lead) => {
    assertBuyer(context, lead);
    await revokeConsents(transaction, { contactId: lead.contactId, lead });
    if (lead.stage === LeadStage.LOST || lead.stage === LeadStage.UNQUALIFIED) return;
    await changeStage(
      transaction,
      lead,
      { stage: LeadStage.LOST, reason: LeadCloseReason.WITHDRAWN_BY_BUYER },
      { reason: AssignmentEndReason.WITHDRAWN_BY_BUYER, notifyAgent: true },
    );
  });
}

/** The buyer gives or takes back a consent, which no one else can do for them. */
export function changeLeadConsent(context: CrmContext, input: ChangeLeadConsentInput): Promise<LeadPayload> {
  return onLead(context, input.leadId, async (transaction, lead) => {
    assertBuyer(context, lead);
    const { contactId } = lead;
    if (input.granted) {
      await countBuyerChange(context);
      await giveConsents(transaction, { contactId, lead, consents: [input] });
    } else
      await revokeConsents(transaction, { contactId, lead, channel: input.channel, purpose: input.purpose });
    addActivities(transaction, [
      {
        leadId: lead.id,
        kind: LeadActivityKind.CONSENT_CHANGED,
        facts: { channel: input.channel, purpose: input.purpose, granted: input.granted },
      },
    ]);
    await notifyAgent(transaction, lead.id, LeadFeedKind.CONSENT_CHANGED);
  });
}

async function assignManually(
  transaction: LeadTransaction,
  lead: Lead,
  agentId: string,
  method: AssignmentMethod,
  previousAgentId: string | null,
): Promise<void> {
  const { em, now, organizationId } = transaction;
  const settings = await settingsOf(em, organizationId);
  const [candidate] = await eligibleAgents(em, {
    organizationId,
    now,
    projectId: lead.projectId,
    agentIds: [agentId],
    excluded: [],
    onShiftOnly: false,
  });
  if (!candidate) throw errors.agentNotEligible();
  const accepted = method === AssignmentMethod.CLAIMED;
  await assign(transaction, { lead, agentId, method, match: null, settings, previousAgentId, accepted });
}
