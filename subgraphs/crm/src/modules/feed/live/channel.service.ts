import { UnauthenticatedError } from '@propmubi/runtime';
import type { CrmContext } from '../../../context.js';
import type { Lead } from '../../lead/lead.entity.js';
import { LeadRoutingStatus } from '../../lead/lead.enums.js';
import { EnquiryEventKind } from '../../lead/timeline/audience.enums.js';
import { isAgent, isManager } from '../../lead/lead.policy.js';
import type { FeedEntry } from '../store/feed-entry.js';
import type { AudienceFeedOwner, BuyerFeedOwner } from '../store/feed-owner.js';
import { LeadChannel, type LeadChannelEvent } from './channel.types.js';
import { type FeedEmit, openEmits } from './feed-emits.js';
import { notABrokerageAgent, notABrokerageManager } from './feed-errors.js';

/**
 * Opens a channel for the viewer, who cannot name another's.
 * @throws UnauthenticatedError, ForbiddenError NOT_A_BROKERAGE_MANAGER, NOT_A_BROKERAGE_AGENT, MAY_NOT_CLAIM
 * @throws InvalidInputError BAD_CURSOR
 */
export async function openChannel(
  context: CrmContext,
  channel: LeadChannel,
  after: string | null | undefined,
): Promise<AsyncIterableIterator<FeedEmit<AudienceFeedOwner>>> {
  return openEmits(context, ownerOf(context, channel), after);
}

/** The cursor from which a channel opened now without one would begin. Throws as `openChannel`. */
export async function channelCursor(context: CrmContext, channel: LeadChannel): Promise<string> {
  const { services } = context;
  const owner = ownerOf(context, channel);
  return services.cursors.encode(owner, await services.hub.startOf(owner));
}

/** The messages among what happens to the viewer's enquiries. Throws as `openChannel`. */
export async function openBuyersMessages(
  context: CrmContext,
  after: string | null | undefined,
): Promise<AsyncIterableIterator<FeedEmit<BuyerFeedOwner>>> {
  return openEmits(
    context,
    buyerOf(context),
    after,
    (signal) => signal.type === 'gap' || signal.entry.kind === EnquiryEventKind.MESSAGED,
  );
}

function buyerOf({ viewer }: CrmContext): BuyerFeedOwner {
  if (viewer.userId === null) throw new UnauthenticatedError();
  return { audience: 'BUYER', userId: viewer.userId };
}

function ownerOf(context: CrmContext, channel: LeadChannel): AudienceFeedOwner {
  const { viewer } = context;
  switch (channel) {
    case LeadChannel.MY_ENQUIRIES:
      return buyerOf(context);
    case LeadChannel.LEAD_BOARD:
      if (!isManager(viewer)) throw notABrokerageManager();
      return { audience: 'BOARD', organizationId: viewer.organizationId as string };
    case LeadChannel.POND:
      if (!isAgent(viewer)) throw notABrokerageAgent();
      return { audience: 'POND', organizationId: viewer.organizationId, agentId: viewer.agentId };
  }
}

/** The event of a signal as this subscriber may see it. */
export function toChannelEvent<Kind>(
  { services }: CrmContext,
  { owner, signal }: FeedEmit<AudienceFeedOwner>,
): LeadChannelEvent & { kind: Kind | null } {
  if (signal.type === 'end') throw signal.error;
  if (signal.type === 'gap') {
    return {
      cursor: services.cursors.encode(owner, signal.seq),
      kind: null,
      eventId: null,
      occurredAt: null,
      leadId: null,
      lead: null,
      gap: { missed: signal.missed },
    };
  }
  const { entry } = signal;
  return {
    cursor: services.cursors.encode(owner, entry.seq),
    kind: entry.kind as Kind,
    eventId: entry.eventId,
    occurredAt: entry.at,
    leadId: entry.leadId,
    lead: visibleLead(owner, entry),
    gap: null,
  };
}

function visibleLead(owner: AudienceFeedOwner, { lead }: FeedEntry): Lead | null {
  const isVisible =
    owner.audience === 'BOARD' ||
    (owner.audience === 'POND' && lead?.routingStatus === LeadRoutingStatus.POND) ||
    (owner.audience === 'BUYER' && lead?.buyerUserId === owner.userId);
  return isVisible ? lead : null;
}
