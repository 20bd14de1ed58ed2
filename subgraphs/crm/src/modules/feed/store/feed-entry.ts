import { registerEnumType } from 'type-graphql';
import type { Assignment } from '../../lead/assignment.entity.js';
import type { Lead } from '../../lead/lead.entity.js';
import type { LeadActivityKind } from '../../lead/lead.enums.js';
import type { LeadMessage } from '../../lead/message/lead-message.entity.js';
import type { EnquiryEventKind, PondEventKind } from '../../lead/timeline/audience.enums.js';

export enum LeadFeedKind {
  ASSIGNED = 'ASSIGNED',
  /** The stored code is that of the first release. */
  UNASSIGNED = 'TAKEN_AWAY',
  TAKEN_AWAY = 'NEVER_STORED',
  ENQUIRED = 'ENQUIRED',
  CONSENT_CHANGED = 'CONSENT_CHANGED',
  VISIT_CHANGED = 'VISIT_CHANGED',
  STAGE_CHANGED = 'STAGE_CHANGED',
  TASK_DUE = 'TASK_DUE',
  MESSAGED = 'MESSAGED',
  GAP = 'GAP',
}
registerEnumType(LeadFeedKind, {
  name: 'LeadFeedKind',
  description: 'What happened, in an agent’s feed.',
  valuesConfig: {
    ASSIGNED: { description: 'The agent got a lead.' },
    UNASSIGNED: { description: 'The agent no longer has the lead.' },
    TAKEN_AWAY: {
      description: 'The former name of UNASSIGNED.',
      deprecationReason: 'Replaced by UNASSIGNED, never given any more. Removed after 2027-06-30.',
    },
    ENQUIRED: { description: 'The buyer of a lead enquired again.' },
    CONSENT_CHANGED: { description: 'The buyer gave or took back a consent.' },
    VISIT_CHANGED: { description: 'The buyer or a manager requested, moved or cancelled a visit.' },
    STAGE_CHANGED: { description: 'A manager moved the lead along the pipeline.' },
    TASK_DUE: { description: 'A task of the lead is due.' },
    MESSAGED: { description: 'The buyer or the agent wrote to the other; the event’s id is the message’s.' },
    GAP: { description: 'Some entries are no longer kept.' },
  },
});

/**
 * What a subscriber must receive, in order: `seq` is bumped on the feed's row in the transaction that records the
 * fact, so it has no holes and follows the order of commits.
 */
export interface FeedEntry {
  seq: number;
  eventId: string;
  /** Of an agent's feed, of the managers', of the pond's, of a buyer's. */
  kind: LeadFeedKind | LeadActivityKind | PondEventKind | EnquiryEventKind;
  leadId: string;
  /** Null when the subscriber may no longer read it. */
  lead: Lead | null;
  /** The agent's turn, in an agent's feed. */
  assignment: Assignment | null;
  reason: string | null;
  /** Of an entry of kind MESSAGED, while it is kept. */
  message: LeadMessage | null;
  at: Date;
}
