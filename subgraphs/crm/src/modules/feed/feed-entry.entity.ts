import { BigIntType, type Rel } from '@mikro-orm/core';
import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { registerEnumType } from 'type-graphql';
import { Assignment } from '../assignments/assignment.entity.js';
import { Lead } from '../leads/lead.entity.js';

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
@Entity({ tableName: 'agent_feed' })
export class FeedEntry {
  @PrimaryKey({ type: 'uuid' })
  organizationId: string;

  @PrimaryKey({ type: 'uuid' })
  agentId: string;

  @PrimaryKey({ type: new BigIntType('number') })
  seq: number;

  @Property({ type: 'uuid' })
  eventId: string;

  @Property({ type: 'text' })
  kind: LeadFeedKind;

  @ManyToOne(() => Lead)
  lead: Rel<Lead>;

  @ManyToOne(() => Assignment)
  assignment: Rel<Assignment>;

  @Property({ type: 'text', nullable: true })
  reason: string | null;

  @Property({ type: 'timestamptz' })
  at: Date;
}
