import type { CrmContext } from '../../context.js';
import { openBuyersMessages, toChannelEvent } from '../feed/live/channel.service.js';
import { type FeedEmit } from '../feed/live/feed-emits.js';
import { openFeed, toFeedEvent } from '../feed/live/feed.service.js';
import { LeadFeedKind } from '../feed/store/feed-entry.js';
import type { AgentFeedOwner, BuyerFeedOwner } from '../feed/store/feed-owner.js';
import { LeadMessageParty } from '../lead/message/lead-message.entity.js';
import { mayReadMessages } from '../lead/message/lead-message.policy.js';
import type { LeadMessageEvent } from './message-channel.types.js';

export type MessageEmit = FeedEmit<AgentFeedOwner | BuyerFeedOwner>;

/**
 * The messages among the entries of the viewer's own feed as an agent, or as a buyer: a cursor of `leadFeed` or `myEnquiries` is
 * one of these, too. @throws as `openFeed` and `openChannel`
 */
export function openMessages(
  context: CrmContext,
  as: LeadMessageParty,
  after: string | null | undefined,
): Promise<AsyncIterableIterator<MessageEmit>> {
  return as === LeadMessageParty.AGENT
    ? openFeed(context, after, [LeadFeedKind.MESSAGED, LeadFeedKind.GAP])
    : openBuyersMessages(context, after);
}

/** The event as this subscriber may see it now: a lead that went on to another agent is an id only, and so is its message. */
export function toMessageEvent(context: CrmContext, { owner, signal }: MessageEmit): LeadMessageEvent {
  const event =
    owner.audience === 'AGENT'
      ? toFeedEvent(context, { owner, signal })
      : toChannelEvent(context, { owner, signal });
  const { cursor, eventId, occurredAt, leadId, lead, gap } = event;
  const shown = lead && mayReadMessages(context.viewer, lead) ? lead : null;
  const written = signal.type === 'entry' ? signal.entry.message : null;
  const isOfOther = owner.audience === 'BUYER' && written?.buyerUserId !== owner.userId;
  const message = shown && !isOfOther ? written : null;
  return { cursor, eventId, occurredAt, leadId, lead: shown, gap, message };
}
