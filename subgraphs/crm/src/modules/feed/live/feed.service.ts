import type { AppError, Viewer } from '@propmubi/runtime';
import type { CrmContext } from '../../../context.js';
import type { AssignmentEndReason } from '../../lead/assignment.entity.js';
import { isAgent } from '../../lead/lead.policy.js';
import type { FeedOwner } from '../store/feed-cursor.js';
import { LeadFeedKind } from '../store/feed-entry.js';
import { noDesk, sessionEnded } from './feed-errors.js';
import type { FeedSignal } from './feed-subscription.js';
import type { LeadFeedEvent } from './feed.types.js';

/** A signal on its way to one subscriber, with whose feed it is of. */
export interface FeedEmit {
  owner: FeedOwner;
  signal: FeedSignal;
}

/**
 * The signed-in agent's own feed: there is no way to name another's. The session is checked again at every emit, the
 * desk at every read.
 * @throws ForbiddenError NO_AGENT_DESK, InvalidInputError BAD_CURSOR
 */
export async function openFeed(
  { viewer, services }: CrmContext,
  after: string | null | undefined,
  kinds: readonly LeadFeedKind[],
): Promise<AsyncIterableIterator<FeedEmit>> {
  if (!isAgent(viewer)) throw noDesk();
  const owner = { organizationId: viewer.organizationId, agentId: viewer.agentId };
  const seq = after ? services.cursors.decode(owner, after) : undefined;
  const source = await services.hub.subscribe(owner, seq);
  const isCurrent = () => services.isViewerCurrent(viewer as Viewer);
  const emits: AsyncIterableIterator<FeedEmit> = {
    [Symbol.asyncIterator]: () => emits,
    async next() {
      for (;;) {
        const { value: signal, done } = await source.next();
        if (done) return { value: undefined, done: true };
        if (signal.type !== 'end') {
          if (!kinds.includes(kindOf(signal))) continue;
          if (!(await isCurrent())) {
            source.end(sessionEnded());
            continue;
          }
        }
        return { value: { owner, signal }, done: false };
      }
    },
    async return() {
      await source.return();
      return { value: undefined, done: true };
    },
  };
  return emits;
}

/** The cursor from which a feed without one would begin. @throws ForbiddenError NO_AGENT_DESK */
export async function feedCursor({ viewer, services }: CrmContext): Promise<string> {
  if (!isAgent(viewer)) throw noDesk();
  const owner = { organizationId: viewer.organizationId, agentId: viewer.agentId };
  return services.cursors.encode(owner, await services.hub.startOf(owner));
}

/** The event of a signal as this agent may see it: a lead that went on to somebody else is an id only. */
export function toFeedEvent({ services }: CrmContext, { owner, signal }: FeedEmit): LeadFeedEvent {
  if (signal.type === 'end') throw signal.error as AppError;
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
    kind: entry.kind,
    cursor: services.cursors.encode(owner, entry.seq),
    eventId: entry.eventId,
    occurredAt: entry.at,
    leadId: entry.lead.id,
    lead: entry.lead.agentId === owner.agentId ? entry.lead : null,
    assignment: entry.assignment,
    reason: entry.reason as AssignmentEndReason | null,
    gap: null,
  };
}

function kindOf(signal: Exclude<FeedSignal, { type: 'end' }>): LeadFeedKind {
  return signal.type === 'entry' ? signal.entry.kind : LeadFeedKind.GAP;
}
