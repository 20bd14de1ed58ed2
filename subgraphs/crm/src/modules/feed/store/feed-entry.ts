import { registerEnumType } from 'type-graphql';
import type { Assignment } from '../../lead/assignment.entity.js';
import type { Lead } from '../../lead/lead.entity.js';

export enum LeadFeedKind {
  ASSIGNED = 'ASSIGNED',
  TAKEN_AWAY = 'TAKEN_AWAY',
  GAP = 'GAP',
}
registerEnumType(LeadFeedKind, {
  name: 'LeadFeedKind',
  description: 'What an agent’s feed tells.',
  valuesConfig: {
    ASSIGNED: { description: 'The agent got a lead.' },
    TAKEN_AWAY: { description: 'The agent no longer has the lead.' },
    GAP: { description: 'Some entries can no longer be told.' },
  },
});

/**
 * What an agent must hear, in order: `seq` is bumped on the agent's row in the transaction that records the fact,
 * so it has no holes and follows the order of commits.
 */
export interface FeedEntry {
  seq: number;
  eventId: string;
  kind: LeadFeedKind;
  lead: Lead;
  assignment: Assignment;
  reason: string | null;
  at: Date;
}
