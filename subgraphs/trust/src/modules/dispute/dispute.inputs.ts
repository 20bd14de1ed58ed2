import { IsUUID, Length } from 'class-validator';
import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { TrustSubjectType } from '../score/trust-score.resolver.js';
import { Dispute, DisputeSeverity } from './dispute.entity.js';

export enum DisputeOutcome {
  UPHELD = 'UPHELD',
  DISMISSED = 'DISMISSED',
  WITHDRAWN = 'WITHDRAWN',
}

registerEnumType(DisputeOutcome, { name: 'DisputeOutcome', description: 'How a dispute ends.' });

@InputType({ description: 'An objection.' })
export class OpenDisputeInput {
  @Field(() => TrustSubjectType, { description: 'Kind of subject.' })
  subjectType: TrustSubjectType;

  @Field(() => ID, { description: 'The user, agent, listing or project.' })
  @IsUUID('all', { message: 'subjectId is not an id of this graph' })
  subjectId: string;

  @Field(() => DisputeSeverity, { description: 'How much is at stake.' })
  severity: DisputeSeverity;

  @Field(() => String, { description: 'What is objected, 10 to 4,000 characters.' })
  @Length(10, 4_000, { message: 'statement has 10 to 4,000 characters' })
  statement: string;
}

@InputType({ description: 'The decision about a dispute.' })
export class ResolveDisputeInput {
  @Field(() => ID, { description: 'The dispute.' })
  @IsUUID('all', { message: 'disputeId is not an id of this graph' })
  disputeId: string;

  @Field(() => DisputeOutcome, { description: 'How it ends.' })
  outcome: DisputeOutcome;

  @Field(() => String, { description: 'Why, as a stable upper-case code.' })
  reason: string;
}

@ObjectType({ simpleResolvers: true, description: 'The dispute as it now stands.' })
export class DisputePayload {
  @Field(() => Dispute, { description: 'The dispute.' })
  dispute: Dispute;
}
