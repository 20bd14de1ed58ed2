import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime, Node } from '@propmubi/runtime';
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

export enum ReviewSubjectType {
  AGENT = 'AGENT',
  BUILDER = 'BUILDER',
}

export enum ReviewBasis {
  VISIT = 'VISIT',
  BOOKING = 'BOOKING',
  PAYMENT = 'PAYMENT',
}

export enum ReviewStatus {
  PUBLISHED = 'PUBLISHED',
  HELD = 'HELD',
  REJECTED = 'REJECTED',
  REMOVED = 'REMOVED',
}

export enum ReviewHoldReason {
  BURST = 'BURST',
  PERSONAL_DATA = 'PERSONAL_DATA',
  SAME_BROKERAGE = 'SAME_BROKERAGE',
  VISIT_ONLY = 'VISIT_ONLY',
}

registerEnumType(ReviewHoldReason, {
  name: 'ReviewHoldReason',
  description: 'Why a review waits for a moderator.',
  valuesConfig: {
    BURST: { description: 'More reviews of the subject than on 99.9 % of its days or weeks.' },
    PERSONAL_DATA: {
      description: 'Its text seems to hold a phone number, an address or a number of an identity.',
    },
    SAME_BROKERAGE: { description: 'A review through the same brokerage within 90 days.' },
    VISIT_ONLY: { description: 'Of a builder, after a visit, to which the builder was no party.' },
  },
});
registerEnumType(ReviewSubjectType, {
  name: 'ReviewSubjectType',
  description: 'Who can be reviewed.',
  valuesConfig: { AGENT: { description: 'An agent.' }, BUILDER: { description: 'A builder.' } },
});
registerEnumType(ReviewBasis, {
  name: 'ReviewBasis',
  description: 'What makes the author a witness.',
  valuesConfig: {
    VISIT: { description: 'A site visit confirmed by the buyer’s code.' },
    BOOKING: { description: 'A booking with a verified token payment.' },
    PAYMENT: { description: 'A verified payment.' },
  },
});
registerEnumType(ReviewStatus, {
  name: 'ReviewStatus',
  description: 'Whether a review is shown and counts.',
  valuesConfig: {
    PUBLISHED: { description: 'Public; counts.' },
    HELD: { description: 'Waits for a moderator.' },
    REJECTED: { description: 'A moderator decided against showing it.' },
    REMOVED: { description: 'Was shown and was taken down.' },
  },
});

@Entity({ tableName: 'review' })
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'What a person with a verified visit, booking or payment says about an agent or a builder.',
})
@Directive('@key(fields: "id")')
export class Review {
  @PrimaryKey({ type: 'uuid' })
  @Field(() => ID, { description: 'Global id.' })
  id: string;

  @Property({ type: 'uuid' })
  authorId: string;

  @Property({ type: 'text' })
  @Field(() => ReviewSubjectType, { description: 'Whether an agent or a builder is reviewed.' })
  subjectType: ReviewSubjectType;

  @Property({ type: 'uuid' })
  subjectId: string;

  @Property({ type: 'int' })
  @Field(() => Int, { description: '1 to 5.' })
  stars: number;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'In the author’s words.' })
  text: string | null;

  @Property({ type: 'text' })
  @Field(() => ReviewBasis, { description: 'What makes the author a witness.' })
  basis: ReviewBasis;

  @Property({ type: 'uuid' })
  basisId: string;

  /** The brokerage through which the author met the subject; null for reviews of before it was kept. */
  @Property({ type: 'uuid', nullable: true })
  basisOrganizationId: string | null = null;

  @Property({ type: 'text' })
  @Field(() => ReviewStatus, { description: 'Whether it is shown and counts.' })
  status: ReviewStatus;

  @Property({ type: 'text', nullable: true })
  moderationReason: string | null = null;

  @Property({ type: 'uuid', nullable: true })
  moderatedBy: string | null = null;

  @Property({ type: 'timestamptz', nullable: true })
  moderatedAt: Date | null = null;

  /** Why it waits, or waited, for a moderator; null for one that was published at once, and of before it was kept. */
  @Property({ type: 'text', nullable: true })
  holdReason: ReviewHoldReason | null = null;

  @Property({ type: 'int', fieldName: 'helpful' })
  @Field(() => Int, { description: 'How many verified people found it helpful.' })
  helpfulCount: number = 0;

  @Property({ type: 'int', fieldName: 'unhelpful' })
  @Field(() => Int, { description: 'How many verified people did not.' })
  unhelpfulCount: number = 0;

  /** Lower bound of the Wilson interval of the share that found it helpful. */
  @Property({ type: 'double' })
  helpfulness: number = 0;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTime, { description: 'When it was submitted.' })
  submittedAt: Date;
}
