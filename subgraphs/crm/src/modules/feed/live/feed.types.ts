import { GraphQLDateTime, Resumable } from '@propmubi/runtime';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Assignment, AssignmentEndReason } from '../../lead/assignment.entity.js';
import { Lead } from '../../lead/lead.entity.js';
import { LeadFeedKind } from '../store/feed-entry.js';

@ObjectType({
  simpleResolvers: true,
  description: 'Events that are no longer kept. What they were about is still in `leads`.',
})
export class LeadFeedGap {
  @Field(() => Int, { description: 'How many were missed.' })
  missed: number;
}

@ObjectType({
  simpleResolvers: true,
  implements: Resumable,
  description: 'An agent got a lead; or, with `gap`, some that the agent got are no longer kept.',
})
export class LeadAssignedEvent extends Resumable {
  @Field(() => ID, {
    nullable: true,
    description: 'The same for every delivery of this event; null for a gap.',
  })
  eventId: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When the agent got it.' })
  occurredAt: Date | null;

  @Field(() => ID, { nullable: true, description: 'The lead’s id, also when the agent no longer has it.' })
  leadId: string | null;

  @Field(() => Lead, { nullable: true, description: 'The lead; null when the agent no longer has it.' })
  lead: Lead | null;

  @Field(() => Assignment, { nullable: true, description: 'The agent’s turn at it, with its deadlines.' })
  assignment: Assignment | null;

  @Field(() => LeadFeedGap, { nullable: true, description: 'Set when this is not a lead but a gap.' })
  gap: LeadFeedGap | null;
}

@ObjectType({
  simpleResolvers: true,
  implements: Resumable,
  description: 'Every event of an agent’s feed.',
})
export class LeadFeedEvent extends LeadAssignedEvent {
  @Field(() => LeadFeedKind, { description: 'What happened.' })
  kind: LeadFeedKind;

  @Field(() => AssignmentEndReason, { nullable: true, description: 'Why the agent no longer has the lead.' })
  reason: AssignmentEndReason | null;
}
