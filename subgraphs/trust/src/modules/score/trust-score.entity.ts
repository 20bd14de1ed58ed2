import { GraphQLDateTime, PUBLIC } from '@propmubi/runtime';
import { Directive, Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { CurrentSnapshot, NewSnapshot } from './score.repository.js';

export enum TrustBand {
  A = 'A',
  B = 'B',
  C = 'C',
  D = 'D',
  NEW = 'NEW',
}

export enum TrustFactorName {
  IDENTITY = 'IDENTITY',
  DOCUMENTS = 'DOCUMENTS',
  CONDUCT = 'CONDUCT',
  DATA_ACCURACY = 'DATA_ACCURACY',
  REVIEWS = 'REVIEWS',
  PARENT = 'PARENT',
}

export enum TrustPolarity {
  NEGATIVE = 'NEGATIVE',
  POSITIVE = 'POSITIVE',
}

registerEnumType(TrustBand, {
  name: 'TrustBand',
  description: 'How far to trust, from the lower bound of the score.',
  valuesConfig: {
    A: { description: 'Lower bound of 80 or more.' },
    B: { description: 'Lower bound of 65 or more.' },
    C: { description: 'Lower bound of 50 or more.' },
    D: { description: 'Lower bound under 50.' },
    NEW: { description: 'Too little is known: the interval is wider than 20 points to each side.' },
  },
});
registerEnumType(TrustFactorName, {
  name: 'TrustFactorName',
  description: 'What a trust score is made of.',
  valuesConfig: {
    IDENTITY: { description: 'Who it is, and whether the registration is in force.' },
    DOCUMENTS: { description: 'Title and other documents that were verified.' },
    CONDUCT: { description: 'What was promised and what was done.' },
    DATA_ACCURACY: { description: 'Whether what is said holds against checks.' },
    REVIEWS: { description: 'What people with a verified visit, booking or payment say.' },
    PARENT: { description: 'The trust of who stands behind it.' },
  },
});
registerEnumType(TrustPolarity, {
  name: 'TrustPolarity',
  description: 'Whether a reason speaks against or for the subject.',
});

@ObjectType({
  simpleResolvers: true,
  description: 'Why a score is what it is, in one code and one sentence.',
})
@Directive(PUBLIC)
export class TrustReason {
  @Field(() => String, { description: 'Stable code, such as DOC_MISSING or PRICE_OUTLIER.' })
  code: string;

  @Field(() => TrustPolarity, { description: 'Against or for.' })
  polarity: TrustPolarity;

  @Field(() => Float, { description: 'Points it takes off a perfect score; 0 for what speaks in favour.' })
  loss: number;

  @Field(() => String, { description: 'One sentence for people.' })
  text: string;
}

@ObjectType({ simpleResolvers: true, description: 'One part of a trust score and what it rests on.' })
@Directive(PUBLIC)
export class TrustFactor {
  @Field(() => TrustFactorName, { description: 'Which part.' })
  factor: TrustFactorName;

  @Field(() => Float, { description: 'Its share of the score; the shares sum to 1.' })
  weight: number;

  @Field(() => Float, { description: 'Expected goodness, 0 to 1; 0.5 when nothing is known.' })
  value: number;

  @Field(() => Float, {
    description: 'Weight of the evidence by source, credibility and age; knowing nothing weighs 2.',
  })
  evidenceWeight: number;

  @Field(() => Int, { description: 'How many observations it rests on.' })
  evidenceCount: number;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'How far a user, an agent, a listing or a project can be trusted, 0 to 100, from the evidence there is. Explains itself by reasons.',
})
@Directive('@key(fields: "id")')
@Directive(PUBLIC)
export class TrustScore {
  @Field(() => ID, { description: 'Id of this snapshot; new for every computation whose inputs changed.' })
  id: string;

  @Field(() => Float, { description: 'Expected goodness, 0 to 100.' })
  score: number;

  @Field(() => Float, { description: 'The score is at least this with 95 % confidence; compare by it.' })
  lowerBound: number;

  @Field(() => [Float], { description: '95 % confidence interval: [low, high].' })
  interval: number[];

  @Field(() => TrustBand, { description: 'How far to trust.' })
  band: TrustBand;

  @Field(() => [TrustReason], { description: 'At most four reasons against and two for, worst first.' })
  reasons: TrustReason[];

  @Field(() => [TrustFactor], { description: 'The parts it is made of.' })
  factors: TrustFactor[];

  @Field(() => [String], { description: 'Codes of the caps that hold the score down, such as RERA_REVOKED.' })
  caps: string[];

  @Field(() => String, { description: 'Which model computed it.' })
  modelVersion: string;

  @Field(() => GraphQLDateTime, { description: 'When it was computed.' })
  asOf: Date;

  @Field(() => String, { description: 'SHA-256 of all inputs: the same inputs give the same score.' })
  inputsHash: string;
}

/** A row of trust.trust_score, or a score computed on the fly. */
export type Snapshot = Omit<NewSnapshot, keyof CurrentSnapshot | 'as_of'> &
  CurrentSnapshot & { as_of: string | Date };

export function toTrustScore(snapshot: Snapshot): TrustScore {
  return {
    id: snapshot.id,
    score: snapshot.score,
    lowerBound: snapshot.lower_bound,
    interval: [snapshot.interval_low, snapshot.interval_high],
    band: snapshot.band as TrustBand,
    reasons: snapshot.reasons as TrustReason[],
    factors: snapshot.factors as TrustFactor[],
    caps: snapshot.caps,
    modelVersion: snapshot.model_version,
    asOf: new Date(snapshot.as_of),
    inputsHash: snapshot.inputs_hash,
  };
}
