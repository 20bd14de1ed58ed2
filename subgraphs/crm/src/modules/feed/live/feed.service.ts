import type { CrmContext } from '../../../context.js';
import type { AssignmentEndReason } from '../../lead/assignment.entity.js';
import { isAgent } from '../../lead/lead.policy.js';
import { LeadFeedKind } from '../store/feed-entry.js';
import type { AgentFeedOwner } from '../store/feed-owner.js';
import { type FeedEmit, openEmits } from './feed-emits.js';
import { notABrokerageAgent } from './feed-errors.js';
import type { FeedSignal } from './feed-subscription.js';
import type { LeadFeedEvent } from './feed.types.js';

/**
 * The signed-in agent's own feed: there is no way to name another's.
 * @throws ForbiddenError NOT_A_BROKERAGE_AGENT, InvalidInputError BAD_CURSOR
 */
export async function openFeed(
  context: CrmContext,
  after: string | null | undefined,
  kinds: readonly LeadFeedKind[],
): Promise<AsyncIterableIterator<FeedEmit<AgentFeedOwner>>> {
  return openEmits(context, ownFeed(context), after, (signal) => kinds.includes(kindOf(signal)));
}

/** The cursor from which a feed without one would begin. @throws ForbiddenError NOT_A_BROKERAGE_AGENT */
export async function feedCursor(context: CrmContext): Promise<string> {
  const { services } = context;
  const owner = ownFeed(context);
  return services.cursors.encode(owner, await services.hub.startOf(owner));
}

function ownFeed({ viewer }: CrmContext): AgentFeedOwner {
  if (!isAgent(viewer)) throw notABrokerageAgent();
  return { audience: 'AGENT', organizationId: viewer.organizationId, agentId: viewer.agentId };
}

/** The event of a signal as this agent may see it: a lead that another agent has by now is an id only. */
export function toFeedEvent(
  { services }: CrmContext,
  { owner, signal }: FeedEmit<AgentFeedOwner>,
): LeadFeedEvent {
  if (signal.type === 'end') throw signal.error;
  if (signal.type === 'gap') {
    return {
      kind: LeadFeedKind.GAP,
      cursor: services.cursors.encode(owner, signal.seq),
      eventId: null,
      occurredAt: null,
      leadId: null,
      lead: null,
      assignment: null,
      reason: null,
      gap: { missed: signal.missed },
    };
  }
  const { entry } = signal;
  return {
    kind: entry.kind as LeadFeedKind,
    cursor: services.cursors.encode(owner, entry.seq),
    eventId: entry.eventId,
    occurredAt: entry.at,
    leadId: entry.leadId,
    lead: entry.lead?.agentId === owner.agentId ? entry.lead : null,
    assignment: entry.assignment,
    reason: entry.reason as AssignmentEndReason | null,
    gap: null,
  };
}

function kindOf(signal: Exclude<FeedSignal, { type: 'end' }>): LeadFeedKind {
  return signal.type === 'entry' ? (signal.entry.kind as LeadFeedKind) : LeadFeedKind.GAP;
}
