/** Whom a feed is for: the agent who has leads, the brokerage's managers, its agents who may claim, a buyer. */
export type Audience = 'AGENT' | 'BOARD' | 'POND' | 'BUYER';

/** Names one feed; notifications that it has grown go by this name. */
export type FeedAddress = string;

export function agentFeedAddress(organizationId: string, agentId: string): FeedAddress {
  return `agent/${organizationId}/${agentId}`;
}

/** `subjectId`: the brokerage of a board or pond, the account of a buyer. */
export function audienceFeedAddress(audience: Audience, subjectId: string): FeedAddress {
  return `${audience.toLowerCase()}/${subjectId}`;
}
