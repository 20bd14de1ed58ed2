import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime, Node } from '@propmubi/runtime';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import type { Factor, SubjectType } from '../score/model/parameters.js';
import { TrustFactorName } from '../score/trust-score.entity.js';
import { TrustSubjectType } from '../score/trust-subject-type.js';
import { DisputeAction, DisputeRelation, DisputeSeverity, DisputeStatus } from './dispute.enums.js';

/** Owned by the organization the subject belongs to; the person who opened it and reviewers see it too. */
@Entity({ tableName: 'dispute' })
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    'An objection to what is said about a subject by a person with standing. It acts only after a reviewer accepted it.',
})
@Directive('@key(fields: "id")')
export class Dispute {
  @PrimaryKey({ type: 'uuid' })
  @Field(() => ID, { description: 'Global id.' })
  id: string;

  @Property({ type: 'uuid' })
  organizationId: string;

  @Property({ type: 'text' })
  @Field(() => TrustSubjectType, { description: 'Kind of subject.' })
  subjectType: SubjectType;

  @Property({ type: 'uuid' })
  @Field(() => ID, { description: 'The user, agent, listing or project.' })
  subjectId: string;

  @Property({ type: 'text' })
  @Field(() => DisputeSeverity, { description: 'How much is at stake; a reviewer may correct it at triage.' })
  severity: DisputeSeverity;

  /** Shown by `statementFor`. */
  @Property({ type: 'text' })
  statement: string;

  @Property({ type: 'text' })
  @Field(() => DisputeStatus, { description: 'How it stands.' })
  status: DisputeStatus;

  @Property({ type: 'text', nullable: true })
  @Field(() => DisputeRelation, {
    nullable: true,
    description: 'What gives the person who opened it standing.',
  })
  relation: DisputeRelation | null;

  @Property({ type: 'uuid', nullable: true })
  basisId: string | null;

  @Property({ type: 'text', nullable: true })
  @Field(() => TrustFactorName, { nullable: true, description: 'The part of the score it disputes.' })
  factor: Factor | null;

  @Property({ type: 'uuid', nullable: true })
  @Field(() => ID, { nullable: true, description: 'The document it disputes.' })
  documentId: string | null;

  @Property({ type: 'uuid' })
  openedBy: string;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTime, { description: 'When it was opened.' })
  openedAt: Date;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTime, {
    description: 'When it has to be decided; undecided, it has no effect after that.',
  })
  decideBy: Date;

  @Property({ type: 'uuid', nullable: true })
  triagedBy: string | null;

  @Property({ type: 'timestamptz', nullable: true })
  @Field(() => GraphQLDateTime, { nullable: true, description: 'When a reviewer accepted or dismissed it.' })
  triagedAt: Date | null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Why it was accepted or dismissed, as a code.' })
  triageReason: string | null;

  @Property({ type: 'uuid', nullable: true })
  resolvedBy: string | null;

  @Property({ type: 'timestamptz', nullable: true })
  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was decided.' })
  resolvedAt: Date | null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Why it was decided so, as a code.' })
  resolutionReason: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'A step in the history of a dispute.' })
export class DisputeEntry {
  @Field(() => DisputeAction, { description: 'What happened.' })
  action: DisputeAction;

  @Field(() => String, { nullable: true, description: 'Why, as a code.' })
  reason: string | null;

  @Field(() => GraphQLDateTime, { description: 'When.' })
  at: Date;
}
