import { registerEnumType } from 'type-graphql';
import type { Assignment } from '../../lead/assignment.entity.js';
import type { Lead } from '../../lead/lead.entity.js';

export enum LeadFeedKind {
  ASSIGNED = 'ASSIGNED',
  TAKEN_AWAY = 'TAKEN_AWAY',
  ENQUIRED = 'ENQUIRED',
  CONSENT_CHANGED = 'CONSENT_CHANGED',
  VISIT_CHANGED = 'VISIT_CHANGED',
  STAGE_CHANGED = 'STAGE_CHANGED',
  GAP = 'GAP',
}
registerEnumType(LeadFeedKind, {
  name: 'LeadFeedKind',
  description: 'What an agent’s feed tells.',
  valuesConfig: {
    ASSIGNED: { description: 'The agent got a lead.' },
    TAKEN_AWAY: { description: 'The agent no longer has the lead.' },
    ENQUIRED: { description: 'The buyer of a lead enquired again.' },
    CONSENT_CHANGED: { description: 'The buyer gave or took back a consent.' },
    VISIT_CHANGED: { description: 'The buyer or a manager requested, moved or cancelled a visit.' },
    STAGE_CHANGED: { description: 'A manager moved the lead along the pipeline.' },
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
