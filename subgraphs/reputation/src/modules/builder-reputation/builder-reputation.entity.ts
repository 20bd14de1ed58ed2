import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLLocalDate, PUBLIC } from '@propmubi/runtime';
import { Directive, Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

export enum ReputationFactorName {
  DELIVERY = 'DELIVERY',
  COMPLAINTS = 'COMPLAINTS',
  LITIGATION = 'LITIGATION',
  DISCLOSURE = 'DISCLOSURE',
  REVIEWS = 'REVIEWS',
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
registerEnumType(ReputationPolarity, {
  name: 'ReputationPolarity',
  description: 'Whether a reason speaks against or for the builder.',
});

@ObjectType({
  simpleResolvers: true,
  description: 'Why a reputation is what it is, in one code and one sentence.',
})
@Directive(PUBLIC)
export class ReputationReason {
  @Field(() => String, { description: 'Stable code, such as DELAY_HIGH or COMPLAINTS_HIGH.' })
  code: string;

  @Field(() => ReputationPolarity, { description: 'Against or for.' })
  polarity: ReputationPolarity;

  @Field(() => Float, { description: 'Points it takes off a perfect score; 0 for what speaks in favour.' })
  loss: number;

  @Field(() => String, { description: 'One sentence for people.' })
  text: string;
}

@ObjectType({
  simpleResolvers: true,
  description: 'One part of a builder’s reputation and what it rests on.',
})
@Directive(PUBLIC)
export class ReputationFactor {
  @Field(() => ReputationFactorName, { description: 'Which part.' })
  factor: ReputationFactorName;

  @Field(() => Float, { description: 'Its share of the score; the shares sum to 1.' })
  weight: number;

  @Field(() => Float, {
    description: 'Expected goodness, 0 to 1, after weighing evidence against the market.',
  })
  value: number;

  @Field(() => Float, { description: 'The market’s average: the value without any evidence.' })
  baseRate: number;

  @Field(() => Float, { description: 'Weight of the evidence; the market’s average weighs 4.' })
  evidenceWeight: number;

  @Field(() => Int, { description: 'How many projects or reviews it rests on.' })
  evidenceCount: number;
}

/** A snapshot: never changed, superseded by a later one. The table is append-only for the application role. */
@Entity({ tableName: 'builder_reputation' })
@ObjectType({
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
  @Field(() => [String], { description: 'Codes of the caps that hold the score down, such as RERA_REVOKED.' })
  caps: string[];

  @Property({ type: 'int', fieldName: 'projects' })
  @Field(() => Int, { description: 'Projects of the register it rests on.' })
  projectsCount: number;

  @Property({ type: 'int', fieldName: 'reviews' })
  @Field(() => Int, { description: 'Published reviews it rests on.' })
  reviewsCount: number;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Which model computed it.' })
  modelVersion: string;

  @Property({ type: 'date' })
  @Field(() => GraphQLLocalDate, { description: 'The day of the register it speaks about.' })
  asOf: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'SHA-256 of all inputs: the same inputs give the same score.' })
  inputsHash: string;

  @Field(() => [Float], { description: '95 % confidence interval: [low, high].' })
  get interval(): number[] {
    return [this.intervalLow, this.intervalHigh];
  }
}
