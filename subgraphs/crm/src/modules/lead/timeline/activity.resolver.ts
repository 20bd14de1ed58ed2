import { GraphQLRupees } from '@propmubi/runtime';
import { FieldResolver, Resolver, Root } from 'type-graphql';
import { AgentStub } from '../../../extends/agent/agent.stub.js';
import { ListingStub } from '../../../extends/listing/listing.stub.js';
import { UserStub } from '../../../extends/user/user.stub.js';
import { ContactChannel, ContactOutcome, LeadCloseReason, LeadSource, LeadStage } from '../lead.enums.js';
import { Activity } from './activity.entity.js';

/** What an entry's facts say, typed. A fact of another kind of entry is null. */
@Resolver(() => Activity)
export class ActivityResolver {
  @FieldResolver(() => UserStub, { nullable: true, description: 'Who did it; null for the platform itself.' })
  actor(@Root() { actorUserId }: Activity): UserStub | null {
    return actorUserId ? { id: actorUserId } : null;
  }

  @FieldResolver(() => AgentStub, { nullable: true, description: 'The agent it is about.' })
  agent(@Root() { agentId }: Activity): AgentStub | null {
    return agentId ? { id: agentId } : null;
  }

  @FieldResolver(() => LeadStage, {
    nullable: true,
    description: 'The stage before, when the stage changed.',
  })
  fromStage(@Root() { facts }: Activity): LeadStage | null {
    return fact(facts, 'from', LeadStage);
  }

  @FieldResolver(() => LeadStage, { nullable: true, description: 'The stage after, when the stage changed.' })
  toStage(@Root() { facts }: Activity): LeadStage | null {
    return fact(facts, 'to', LeadStage);
  }

  @FieldResolver(() => LeadCloseReason, { nullable: true, description: 'Why the lead was closed.' })
  closeReason(@Root() { facts }: Activity): LeadCloseReason | null {
    return fact(facts, 'reason', LeadCloseReason);
  }

  @FieldResolver(() => ContactChannel, {
    nullable: true,
    description: 'The channel of a contact or a consent.',
  })
  channel(@Root() { facts }: Activity): ContactChannel | null {
    return fact(facts, 'channel', ContactChannel);
  }

  @FieldResolver(() => ContactOutcome, { nullable: true, description: 'What came of a contact.' })
  contactOutcome(@Root() { facts }: Activity): ContactOutcome | null {
    return fact(facts, 'outcome', ContactOutcome);
  }

  @FieldResolver(() => LeadSource, { nullable: true, description: 'Where an enquiry came from.' })
  source(@Root() { facts }: Activity): LeadSource | null {
    return fact(facts, 'source', LeadSource);
  }

  @FieldResolver(() => ListingStub, { nullable: true, description: 'The listing of an enquiry or a visit.' })
  listing(@Root() { facts }: Activity): ListingStub | null {
    const id = facts['listingId'];
    return typeof id === 'string' ? { id } : null;
  }

  @FieldResolver(() => GraphQLRupees, { nullable: true, description: 'The amount of a payment, in rupees.' })
  amount(@Root() { facts }: Activity): number | null {
    const { amount } = facts;
    return typeof amount === 'number' ? amount : null;
  }
}

/** The fact, when it is a value of the enum: entries of earlier releases may hold others. */
function fact<Value extends string>(
  facts: Record<string, unknown>,
  name: string,
  values: Record<string, Value>,
): Value | null {
  const value = facts[name];
  return Object.values(values).includes(value as Value) ? (value as Value) : null;
}
