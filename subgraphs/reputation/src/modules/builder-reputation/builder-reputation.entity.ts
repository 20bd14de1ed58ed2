import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { ConfidenceInterval, GraphQLLocalDate, Node, PUBLIC } from '@propmubi/runtime';
import { DeliveryAssessment } from './delivery-assessment.type.js';
import { Directive, Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { ReputationDelayFigures, ReputationReviewFigures } from './reason-figures.type.js';
import { ReputationCapCode, ReputationReasonCode } from './reputation-codes.js';

export enum ReputationFactorName {
  DELIVERY = 'DELIVERY',
  COMPLAINTS = 'COMPLAINTS',
  LITIGATION = 'LITIGATION',
  DISCLOSURE = 'DISCLOSURE',
  REVIEWS = 'REVIEWS',
}

export enum ReputationBand {
  A = 'A',
  B = 'B',
  C = 'C',
  D = 'D',
  NEW = 'NEW',
}

export enum ReputationPolarity {
  NEGATIVE = 'NEGATIVE',
  POSITIVE = 'POSITIVE',
}

registerEnumType(ReputationFactorName, {
  name: 'ReputationFactorName',
  description: 'What a builder’s reputation is made of.',
  valuesConfig: {
    DELIVERY: { description: 'Whether projects are finished when promised.' },
    COMPLAINTS: { description: 'Complaints with the authority per apartment.' },
    LITIGATION: { description: 'Court cases per apartment.' },
    DISCLOSURE: { description: 'How fresh the builder keeps the register.' },
    REVIEWS: { description: 'What verified buyers say.' },
  },
});
registerEnumType(ReputationBand, {
  name: 'ReputationBand',
  description: 'Where a builder stands among those who build alike: same district, same size of projects.',
  valuesConfig: {
    A: { description: 'The best fifth.' },
    B: { description: 'Better than half.' },
    C: { description: 'Not in the last fifth.' },
    D: { description: 'The last fifth, or held down by a cap.' },
    NEW: { description: 'Too little is known to compare.' },
  },
});
registerEnumType(ReputationPolarity, {
  name: 'ReputationPolarity',
  description: 'Whether a reason speaks against or for the builder.',
  valuesConfig: {
    NEGATIVE: { description: 'Against the builder.' },
    POSITIVE: { description: 'For the builder.' },
  },
});

@ObjectType({
  simpleResolvers: true,
  description: 'Why a reputation is what it is, in one code and one sentence.',
})
@Directive(PUBLIC)
export class ReputationReason {
  @Field(() => ReputationReasonCode, { description: 'Stable code, such as DELAY_HIGH or COMPLAINTS_HIGH.' })
  code: string;

  @Field(() => ReputationPolarity, { description: 'Against or for.' })
  polarity: ReputationPolarity;

  @Field(() => Float, {
    description: 'Points it costs against the segment’s average; 0 for what speaks in favour.',
  })
  loss: number;

  @Field(() => String, { description: 'One sentence for people.' })
  text: string;

  @Field(() => ReputationDelayFigures, {
    nullable: true,
    description:
      'The numbers in `text` of DELAY_HIGH and DELAY_LOW; null in a snapshot from before they were kept.',
  })
  delays?: ReputationDelayFigures | null;

  @Field(() => ReputationReviewFigures, {
    nullable: true,
    description:
      'The numbers in `text` of REVIEWS_HIGH and REVIEWS_LOW; null in a snapshot from before they were kept.',
  })
  reviews?: ReputationReviewFigures | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'One part of a builder’s reputation and what it rests on.',
})
@Directive(PUBLIC)
export class ReputationFactor {
  @Field(() => ReputationFactorName, { description: 'Which part.' })
  factor: ReputationFactorName;

  @Field(() => Float, {
    description: 'Its share of the score; 0 where nothing is known, and the shares of the others sum to 1.',
  })
  weight: number;

  @Field(() => Float, {
    description: 'Expected goodness, 0 to 1, after weighing evidence against the market.',
  })
  value: number;

  @Field(() => Float, { description: 'The segment’s average: the value without any evidence.' })
  baseRate: number;

  @Field(() => Float, { description: 'Weight of the evidence; the segment’s average weighs 4.' })
  evidenceWeight: number;

  @Field(() => Int, { description: 'How many projects or reviews it rests on.' })
  evidenceCount: number;
}

/** A snapshot: never changed, superseded by a later one. The table is append-only for the application role. */
@Entity({ tableName: 'builder_reputation' })
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    'How far a builder has kept their promises, 0 to 100, from the public register and verified buyers. A snapshot: a later one supersedes it.',
})
@Directive('@key(fields: "id")')
@Directive(PUBLIC)
export class BuilderReputation {
  @PrimaryKey({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of this snapshot.' })
  id: string;

  @Property({ type: 'uuid' })
  builderId: string;

  @Property({ type: 'double' })
  @Field(() => Float, { description: 'Expected goodness, 0 to 100.' })
  score: number;

  @Property({ type: 'double' })
  @Field(() => Float, {
    description: 'The score is at least this with 95 % confidence; compare builders by it.',
  })
  lowerBound: number;

  @Property({ type: 'double' })
  intervalLow: number;

  @Property({ type: 'double' })
  intervalHigh: number;

  @Property({ type: 'json' })
  @Field(() => [ReputationFactor], { description: 'The parts it is made of.' })
  factors: ReputationFactor[];

  @Property({ type: 'json' })
  @Field(() => [ReputationReason], { description: 'At most four reasons against and two for, worst first.' })
  reasons: ReputationReason[];

  @Property({ type: 'array' })
  @Field(() => [ReputationCapCode], {
    description: 'Codes of the caps that hold the score down, such as RERA_REVOKED.',
  })
  caps: string[];

  @Property({ type: 'int', fieldName: 'projects' })
  @Field(() => Int, { description: 'Projects of the register it rests on.' })
  projectsCount: number;

  @Property({ type: 'int', fieldName: 'reviews' })
  @Field(() => Int, { description: 'Published reviews it rests on.' })
  reviewsCount: number;

  @Property({ type: 'double', nullable: true })
  @Field(() => Float, {
    nullable: true,
    description: 'Share of the factors’ weights that rests on evidence, 0 to 1. The others leave the score.',
  })
  coverage: number | null;

  @Property({ type: 'double', nullable: true })
  @Field(() => Float, {
    nullable: true,
    description: '0 to 100 within the segment, 100 the best; null where too little is known to compare.',
  })
  percentile: number | null;

  @Property({ type: 'text', nullable: true })
  @Field(() => ReputationBand, { nullable: true, description: 'Band of the percentile.' })
  band: ReputationBand | null;

  @Property({ type: 'json', nullable: true })
  @Field(() => DeliveryAssessment, {
    nullable: true,
    description: 'How likely this builder’s promised dates are to move.',
  })
  delivery: DeliveryAssessment | null;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Which model computed it.' })
  modelVersion: string;

  @Property({ type: 'date' })
  @Field(() => GraphQLLocalDate, { description: 'The day of the register it speaks about.' })
  asOf: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'SHA-256 of all inputs: the same inputs give the same score.' })
  inputsHash: string;

  @Field(() => ConfidenceInterval, { description: 'Where the score lies with 95 % confidence.' })
  get confidenceInterval(): ConfidenceInterval {
    return { low: this.intervalLow, high: this.intervalHigh };
  }

  @Field(() => [Float], {
    description: '95 % confidence interval: [low, high].',
    deprecationReason: 'Use confidenceInterval. Removed after 2027-06-30.',
  })
  get interval(): number[] {
    return [this.intervalLow, this.intervalHigh];
  }
}
