import { connectionTypes } from '@propmubi/runtime';
import { IsOptional, IsUUID, Length } from 'class-validator';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { TrustFactorName } from '../score/trust-score.entity.js';
import { TrustSubjectType } from '../score/trust-subject-type.js';
import { Dispute } from './dispute.entity.js';
import { DisputeOutcome, DisputeSeverity, DisputeStatus, TriageDecision } from './dispute.enums.js';

export const { ConnectionType: DisputeConnection } = connectionTypes(Dispute, 'Dispute', { counted: true });
export type DisputeConnection = InstanceType<typeof DisputeConnection>;

@InputType({ description: 'An objection.' })
export class OpenDisputeInput {
  @Field(() => TrustSubjectType, { description: 'Kind of subject.' })
  subjectType: TrustSubjectType;

  @Field(() => ID, { description: 'The user, agent, listing or project.' })
  @IsUUID('all', { message: 'subjectId is not an id of this graph' })
  subjectId: string;

  @Field(() => DisputeSeverity, { description: 'How much is at stake.' })
  severity: DisputeSeverity;

  @Field(() => TrustFactorName, { nullable: true, description: 'The part of the score that is wrong.' })
  factor?: TrustFactorName | null;

  @Field(() => ID, { nullable: true, description: 'The document that is wrong.' })
  @IsOptional()
  @IsUUID('all', { message: 'documentId is not an id of this graph' })
  documentId?: string | null;

  @Field(() => String, { description: 'What is objected, 10 to 4,000 characters.' })
  @Length(10, 4_000, { message: 'statement has 10 to 4,000 characters' })
  statement: string;
}

@InputType({ description: 'Whether a dispute is examined.' })
export class TriageDisputeInput {
  @Field(() => ID, { description: 'The dispute.' })
  @IsUUID('all', { message: 'disputeId is not an id of this graph' })
  disputeId: string;

  @Field(() => TriageDecision, { description: 'Whether it is examined.' })
  decision: TriageDecision;

  @Field(() => DisputeSeverity, {
    nullable: true,
    description: 'How much is at stake as the reviewer sees it; left out: as it was opened.',
  })
  severity?: DisputeSeverity | null;

  @Field(() => TrustFactorName, {
    nullable: true,
    description: 'The part of the score that is set aside meanwhile; left out: as it was opened.',
  })
  factor?: TrustFactorName | null;

  @Field(() => String, { description: 'Why, as a stable upper-case code.' })
  reason: string;
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

@InputType({ description: 'A dispute to take back.' })
export class WithdrawDisputeInput {
  @Field(() => ID, { description: 'The dispute the viewer opened.' })
  @IsUUID('all', { message: 'disputeId is not an id of this graph' })
  disputeId: string;
}

@InputType({ description: 'Which disputes; what is left out does not narrow.' })
export class DisputeFilter {
  @Field(() => [DisputeStatus], { nullable: true, description: 'In one of these states.' })
  status?: DisputeStatus[] | null;

  @Field(() => TrustSubjectType, { nullable: true, description: 'About this kind of subject.' })
  subjectType?: TrustSubjectType | null;

  @Field(() => ID, { nullable: true, description: 'About this subject.' })
  @IsOptional()
  @IsUUID('all', { message: 'subjectId is not an id of this graph' })
  subjectId?: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'The dispute as it now stands.' })
export class DisputePayload {
  @Field(() => Dispute, { description: 'The dispute.' })
  dispute: Dispute;
}
