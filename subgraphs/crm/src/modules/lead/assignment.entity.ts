import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime, Node } from '@propmubi/runtime';
import { Directive, Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

export enum AssignmentMethod {
  ROUTED = 'ROUTED',
  REASSIGNED = 'REASSIGNED',
  CLAIMED = 'CLAIMED',
  MANUAL = 'MANUAL',
}
registerEnumType(AssignmentMethod, {
  name: 'AssignmentMethod',
  description: 'How an agent came by a lead.',
  valuesConfig: {
    ROUTED: { description: 'Chosen by rules, match and round robin.' },
    REASSIGNED: { description: 'Chosen after another agent missed a deadline or left.' },
    CLAIMED: { description: 'Taken from the pond.' },
    MANUAL: { description: 'Given by a manager.' },
  },
});

export enum AssignmentEndReason {
  ACCEPT_DEADLINE_MISSED = 'ACCEPT_DEADLINE_MISSED',
  CONTACT_DEADLINE_MISSED = 'CONTACT_DEADLINE_MISSED',
  REASSIGNED_BY_MANAGER = 'REASSIGNED_BY_MANAGER',
  WITHDRAWN_BY_BUYER = 'WITHDRAWN_BY_BUYER',
  CLOSED = 'CLOSED',
  BOOKED = 'BOOKED',
  AGENT_LEFT = 'AGENT_LEFT',
}
registerEnumType(AssignmentEndReason, {
  name: 'AssignmentEndReason',
  description: 'Why an assignment ended.',
  valuesConfig: {
    ACCEPT_DEADLINE_MISSED: { description: 'The agent did not accept in time.' },
    CONTACT_DEADLINE_MISSED: { description: 'The agent did not contact the buyer in time.' },
    REASSIGNED_BY_MANAGER: { description: 'A manager gave the lead to another agent.' },
    WITHDRAWN_BY_BUYER: { description: 'The buyer asked not to be followed up.' },
    AGENT_LEFT: { description: 'The agent left the brokerage or was suspended.' },
    BOOKED: { description: 'The home was booked.' },
    CLOSED: { description: 'The lead was closed as unqualified or lost.' },
  },
});

@ObjectType({
  simpleResolvers: true,
  description: 'Every term of the routing formula, each 0 to 1: the answer to “why me?”.',
})
export class MatchExplanation {
  @Field(() => Float, { description: 'Whether the agent works the locality (weight .30).' })
  locality: number;

  @Field(() => Float, { description: 'How well the price fits the agent’s range (weight .20).' })
  budget: number;

  @Field(() => Float, { description: 'Whether they share a language (weight .15).' })
  language: number;

  @Field(() => Float, { description: 'How well the agent knows the project (weight .15).' })
  projectExpertise: number;

  @Field(() => Float, { description: 'Lower bound of the agent’s trust score / 100 (weight .20).' })
  trust: number;

  @Field(() => Float, { description: 'The weighted sum.' })
  match: number;

  @Field(() => Int, { description: 'Leads the agent had open.' })
  openLeads: number;

  @Field(() => Int, { description: 'Most leads the agent may have open.' })
  openCap: number;

  @Field(() => Float, { description: 'match × (1 − open / cap); the greatest wins, near ones take turns.' })
  final: number;

  @Field(() => Int, { description: 'How many agents were eligible.' })
  eligible: number;

  @Field(() => Int, { description: 'How many were within 0.05 of the best and took turns.' })
  contenders: number;
}

@Entity({ tableName: 'assignment' })
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'One agent’s turn at a lead, with its deadlines. A lead has at most one that is active.',
})
@Directive('@key(fields: "id")')
export class Assignment {
  @PrimaryKey({ type: 'uuid' })
  @Field(() => ID, { description: 'Global id.' })
  id: string;

  @Property({ type: 'uuid' })
  organizationId: string;

  @Property({ type: 'uuid' })
  leadId: string;

  @Property({ type: 'uuid' })
  agentId: string;

  @Property({ type: 'text' })
  @Field(() => AssignmentMethod, { description: 'How the agent came by it.' })
  method: AssignmentMethod;

  @Property({ type: 'json', nullable: true })
  @Field(() => MatchExplanation, {
    nullable: true,
    description: 'The terms that chose this agent, when routing did.',
  })
  match: MatchExplanation | null;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTime, { description: 'When the agent got it.' })
  assignedAt: Date;

  @Property({ type: 'timestamptz', nullable: true })
  @Field(() => GraphQLDateTime, {
    nullable: true,
    description:
      'Accept until then, or it goes to another agent; null when the buyer had been contacted before.',
  })
  acceptDueAt: Date | null;

  @Property({ type: 'timestamptz', nullable: true })
  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Contact the buyer until then, or it goes to another agent; null likewise.',
  })
  contactDueAt: Date | null;

  @Property({ type: 'timestamptz', nullable: true })
  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When a screen of the agent showed it, as far as one said so.',
  })
  seenAt: Date | null;

  @Property({ type: 'timestamptz', nullable: true })
  @Field(() => GraphQLDateTime, { nullable: true, description: 'When the agent accepted it.' })
  acceptedAt: Date | null;

  @Property({ type: 'timestamptz', nullable: true })
  @Field(() => GraphQLDateTime, { nullable: true, description: 'When the agent first contacted the buyer.' })
  firstContactedAt: Date | null;

  @Property({ type: 'timestamptz', nullable: true })
  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it ended; null while active.' })
  endedAt: Date | null;

  @Property({ type: 'text', nullable: true })
  @Field(() => AssignmentEndReason, { nullable: true, description: 'Why it ended.' })
  endReason: AssignmentEndReason | null;
}
