import { GraphQLLocalDate, PUBLIC } from '@propmubi/runtime';
import { Directive, Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';

export enum UnitsClass {
  UP_TO_12_UNITS = 'UP_TO_12_UNITS',
  UP_TO_30_UNITS = 'UP_TO_30_UNITS',
  UP_TO_80_UNITS = 'UP_TO_80_UNITS',
  OVER_80_UNITS = 'OVER_80_UNITS',
}

registerEnumType(UnitsClass, {
  name: 'UnitsClass',
  description: 'How large a project is, by apartments and plots.',
  valuesConfig: {
    UP_TO_12_UNITS: { description: 'At most 12 units.' },
    UP_TO_30_UNITS: { description: '13 to 30 units.' },
    UP_TO_80_UNITS: { description: '31 to 80 units.' },
    OVER_80_UNITS: { description: 'More than 80 units.' },
  },
});

@ObjectType({ simpleResolvers: true, description: 'Those whom a builder or a project is compared with.' })
@Directive(PUBLIC)
export class MarketSegment {
  @Field(() => String, { description: 'Revenue district; ALL where a district has too few to compare with.' })
  district: string;

  @Field(() => UnitsClass, { description: 'Size of the projects.' })
  size: UnitsClass;

  @Field(() => Int, { description: 'How many are compared.' })
  members: number;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'Projects of the builder whose registered date lies six months back or more, by what is documented of them.',
})
@Directive(PUBLIC)
export class DeliveryEvidence {
  @Field(() => Int, { description: 'How many there are.' })
  projects: number;

  @Field(() => Int, {
    description:
      'Documented as late: extended, or completed, more than twelve months past the registered date, or lapsed.',
  })
  late: number;

  @Field(() => Int, { description: 'Documented as completed in time.' })
  completed: number;

  @Field(() => Int, {
    description: 'Neither: the register documents no completion and no long extension. Not known to be late.',
  })
  silent: number;

  @Field(() => Float, { description: 'Their weight, halved every five years; the base rate weighs 4.' })
  weight: number;
}

@ObjectType({
  simpleResolvers: true,
  description: 'How likely a registered completion date is to move by more than twelve months.',
})
@Directive(PUBLIC)
export class DeliveryAssessment {
  @Field(() => Float, {
    description: '0 to 1. The market’s level drifts: never show it without `calibratedOn`.',
  })
  lateProbability: number;

  @Field(() => Float, { description: '0 to 100 within the segment; 100 is the least likely to be late.' })
  percentile: number;

  @Field(() => MarketSegment, { description: 'Whom it is compared with.' })
  segment: MarketSegment;

  @Field(() => DeliveryEvidence, { description: 'What it rests on, apart from place and size.' })
  evidence: DeliveryEvidence;

  @Field(() => GraphQLLocalDate, {
    description: 'The day of the register that the probability was calibrated on.',
  })
  calibratedOn: string;
}
