import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from '@propmubi/runtime';
import { Directive, Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import type { SubjectType } from '../score/model/index.js';
import { TrustSubjectType } from '../score/trust-score.resolver.js';

export enum DisputeSeverity {
  MINOR = 'MINOR',
  MAJOR = 'MAJOR',
  SEVERE = 'SEVERE',
}

export enum DisputeStatus {
  OPEN = 'OPEN',
  UPHELD = 'UPHELD',
  DISMISSED = 'DISMISSED',
  WITHDRAWN = 'WITHDRAWN',
}

registerEnumType(DisputeSeverity, {
  name: 'DisputeSeverity',
  description: 'How much is at stake. An open SEVERE dispute caps the score at 60.',
});
registerEnumType(DisputeStatus, {
  name: 'DisputeStatus',
  description: 'How a dispute stands.',
  valuesConfig: {
    OPEN: { description: 'Waits for a decision; the evidence stands still.' },
    UPHELD: { description: 'Decided against the subject.' },
    DISMISSED: { description: 'Decided for the subject.' },
    WITHDRAWN: { description: 'Taken back.' },
  },
});

/** Owned by the organization the subject belongs to; the person who opened it sees it too. */
@Entity({ tableName: 'dispute' })
@ObjectType({
  simpleResolvers: true,
  description:
    'An objection to what is said about somebody or something. Freezes the evidence until it is decided.',
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
  @Field(() => DisputeSeverity, { description: 'How much is at stake.' })
  severity: DisputeSeverity;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'What is objected, in the words of who opened it.' })
  statement: string;

  @Property({ type: 'text' })
  @Field(() => DisputeStatus, { description: 'How it stands.' })
  status: DisputeStatus;

  @Property({ type: 'json' })
  frozenEvidence: unknown;

  @Property({ type: 'uuid' })
  openedBy: string;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTime, { description: 'When it was opened.' })
  openedAt: Date;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTime, { description: 'When it has to be decided.' })
  decideBy: Date;

  @Property({ type: 'uuid', nullable: true })
  resolvedBy: string | null;

  @Property({ type: 'timestamptz', nullable: true })
  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was decided.' })
  resolvedAt: Date | null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Why it was decided so, as a code.' })
  resolutionReason: string | null;
}
