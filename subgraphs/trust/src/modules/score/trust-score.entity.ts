import { ConfidenceInterval, GraphQLDateTime, Node, PUBLIC } from '@propmubi/runtime';
import { Directive, Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { Code } from './model/codes.js';
import type { EvidenceFacts } from './model/evidence.js';
import type { Improvement } from './model/improvements.js';
import { TrustAction, TrustCapCode, TrustReasonCode } from './trust-codes.js';

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
  description:
    'How far to trust: people by the lower bound of the score, listings and projects by percentile among comparable ones.',
  valuesConfig: {
    A: { description: 'Lower bound of 80 or more; percentile of 90 or more.' },
    B: { description: 'Lower bound of 65 or more; percentile of 60 or more.' },
    C: { description: 'Lower bound of 50 or more; percentile of 20 or more.' },
    D: { description: 'Below that.' },
    NEW: { description: 'Too little is known: too few parts of the score, or too wide an interval.' },
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
  valuesConfig: {
    NEGATIVE: { description: 'Against the subject.' },
    POSITIVE: { description: 'For the subject.' },
  },
});

export enum TrustLanguage {
  EN = 'EN',
  HI = 'HI',
  MR = 'MR',
}

registerEnumType(TrustLanguage, {
  name: 'TrustLanguage',
  description: 'A language of sentences.',
  valuesConfig: {
    EN: { description: 'English.' },
    HI: { description: 'Hindi.' },
    MR: { description: 'Marathi.' },
  },
});

@ObjectType({
  simpleResolvers: true,
  description: 'Why a score is what it is, in one code and one sentence.',
})
@Directive(PUBLIC)
export class TrustReason {
  @Field(() => TrustReasonCode, { description: 'Stable code, such as DOC_MISSING or PRICE_OUTLIER.' })
  code: Code;

  @Field(() => TrustPolarity, {
    description: 'Against or for, compared with what is usual among comparable ones.',
  })
  polarity: TrustPolarity;

  @Field(() => Float, { description: 'Points it takes off a perfect score; 0 for what speaks in favour.' })
  loss: number;

  facts: EvidenceFacts;
}

@ObjectType({
  simpleResolvers: true,
  description: 'Something the subject can do that would raise the score.',
})
@Directive(PUBLIC)
export class TrustImprovement {
  @Field(() => TrustAction, { description: 'Stable code, such as VERIFY_TITLE.' })
  action: Improvement['action'];

  @Field(() => Float, { description: 'By how many points the score would rise with this alone.' })
  points: number;
}

@ObjectType({ simpleResolvers: true, description: 'One part of a trust score and what it rests on.' })
@Directive(PUBLIC)
export class TrustFactor {
  @Field(() => TrustFactorName, { description: 'Which part.' })
  factor: TrustFactorName;

  @Field(() => Float, {
    description: 'Its share of the score; the shares of the known parts sum to 1, an unknown part has 0.',
  })
  weight: number;

  @Field(() => Float, { description: 'Expected goodness, 0 to 1; 0.5 when nothing is known.' })
  value: number;

  @Field(() => Float, {
    description: 'Weight of the evidence by source, credibility and age; the prior weighs 2.',
  })
  evidenceWeight: number;

  @Field(() => Int, { description: 'How many observations it rests on; 0 when nothing is known.' })
  evidenceCount: number;
}

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    'How far a user, an agent, a listing or a project can be trusted, 0 to 100, from the evidence there is. Parts of which nothing is known leave the sum and are told as coverage. Explains itself by reasons.',
})
@Directive('@key(fields: "id")')
@Directive(PUBLIC)
export class TrustScore {
  @Field(() => ID, { description: 'Id of this snapshot; new for every computation that changed the score.' })
  id: string;

  @Field(() => Float, { description: 'Expected goodness, 0 to 100.' })
  score: number;

  @Field(() => Float, { description: 'The score is at least this with 95 % confidence; compare by it.' })
  lowerBound: number;

  @Field(() => ConfidenceInterval, { description: 'Where the score lies with 95 % confidence.' })
  confidenceInterval: ConfidenceInterval;

  @Field(() => [Float], {
    description: '95 % confidence interval: [low, high].',
    deprecationReason: 'Use confidenceInterval. Removed after 2027-06-30.',
  })
  interval: number[];

  @Field(() => TrustBand, { description: 'How far to trust.' })
  band: TrustBand;

  @Field(() => Float, {
    nullable: true,
    description:
      'Share of what counts of which something is known, 0 to 1; null for scores of model trust/1.',
  })
  coverage: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Percentile among comparable listings or projects, 0 to 100; null for people and where there are too few to compare with.',
  })
  percentile: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'What it is compared with, as a code such as THANE_UP_TO_12_UNITS; null for people.',
  })
  segment: string | null;

  @Field(() => [TrustReason], { description: 'At most four reasons against and two for, worst first.' })
  reasons: TrustReason[];

  @Field(() => [TrustImprovement], {
    description: 'At most three things that would raise it, the most first.',
  })
  whatWouldRaiseIt: TrustImprovement[];

  @Field(() => [TrustFactor], { description: 'The parts it is made of.' })
  factors: TrustFactor[];

  @Field(() => [TrustCapCode], {
    description: 'Codes of the caps that hold the score down, such as RERA_REVOKED, worst first.',
  })
  caps: string[];

  @Field(() => String, { description: 'Which model computed it.' })
  modelVersion: string;

  @Field(() => GraphQLDateTime, { description: 'When it was computed.' })
  asOf: Date;

  @Field(() => String, { description: 'SHA-256 of all inputs: the same inputs give the same score.' })
  inputsHash: string;

  /** How many it is compared with. */
  members: number | null;
}
