import {
  agentFeedAddress,
  type Audience,
  audienceFeedAddress,
  type FeedAddress,
} from '../../lead/feed-address.js';

export interface AgentFeedOwner {
  audience: 'AGENT';
  organizationId: string;
  agentId: string;
}

/** A brokerage's pond as one of its agents may see it. */
export interface PondFeedOwner {
  audience: 'POND';
  organizationId: string;
  agentId: string;
}

/** The managers of a brokerage: all see the same. */
export interface BoardFeedOwner {
  audience: 'BOARD';
  organizationId: string;
}

export interface BuyerFeedOwner {
  audience: 'BUYER';
  userId: string;
}

/** Whose feed it is, and who reads it. */
export type FeedOwner = AgentFeedOwner | AudienceFeedOwner;

/** Feeds that the timeline writes; see `writeActivities`. */
export type AudienceFeedOwner = BoardFeedOwner | PondFeedOwner | BuyerFeedOwner;

/** The brokerage of a board or pond, the account of a buyer. */
export function subjectOf(owner: AudienceFeedOwner): string {
  return owner.audience === 'BUYER' ? owner.userId : owner.organizationId;
}

/** The feed that is read; several owners may read one. */
export function addressOf(owner: FeedOwner): FeedAddress {
  return owner.audience === 'AGENT'
    ? agentFeedAddress(owner.organizationId, owner.agentId)
    : audienceFeedAddress(owner.audience satisfies Audience, subjectOf(owner));
}

/** What a cursor of this owner is bound to. */
export function boundIdsOf(owner: FeedOwner): string[] {
  switch (owner.audience) {
    case 'AGENT':
    case 'POND':
      return [owner.organizationId, owner.agentId];
    case 'BOARD':
      return [owner.organizationId];
    case 'BUYER':
      return [owner.userId];
  }
}

/** One key per owner: subscriptions of the same owner share what is read. */
export function ownerKey(owner: FeedOwner): string {
  return [owner.audience, ...boundIdsOf(owner)].join('/');
}
