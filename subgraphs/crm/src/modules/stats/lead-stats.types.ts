import { GraphQLLocalDate } from '@propmubi/runtime';
import { Field, Float, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';

export enum LeadStatsGroup {
  ALL = 'ALL',
  AGENT = 'AGENT',
  STAGE = 'STAGE',
  SOURCE = 'SOURCE',
  DAY = 'DAY',
  MONTH = 'MONTH',
}
registerEnumType(LeadStatsGroup, {
  name: 'LeadStatsGroup',
  description: 'By what leads are counted.',
  valuesConfig: {
    ALL: { description: 'All in one row, which says what no sum of others does: the medians.' },
    AGENT: { description: 'The agent who has the lead, or had it when it closed.' },
    STAGE: { description: 'The present stage.' },
    SOURCE: { description: 'Where the buyer came from first.' },
    DAY: { description: 'The day of the first enquiry (IST).' },
    MONTH: { description: 'The month of the first enquiry (IST), by its first day.' },
  },
});

@InputType({ description: 'Which leads are counted, and by what.' })
export class LeadStatsInput {
  @Field(() => GraphQLLocalDate, { description: 'First day (IST) of the first enquiries that count.' })
  from: string;

  @Field(() => GraphQLLocalDate, { description: 'Last day; at most 366 days are counted at once.' })
  to: string;

  @Field(() => LeadStatsGroup, { description: 'By what.' })
  groupBy: LeadStatsGroup;
}

@ObjectType({ simpleResolvers: true, description: 'Counts of the leads of one group.' })
export class LeadStatsRow {
  /** Null: leads that no agent has. */
  key: string | null;

  groupBy: LeadStatsGroup;

  @Field(() => Int, { description: 'Leads in all.' })
  leads: number;

  @Field(() => Int, { description: 'Accepted by an agent.' })
  accepted: number;

  @Field(() => Int, { description: 'Whose buyer was contacted.' })
  contacted: number;

  @Field(() => Int, { description: 'With a visit that took place.' })
  visited: number;

  @Field(() => Int, { description: 'Booked.' })
  booked: number;

  @Field(() => Int, { description: 'Closed without a booking.' })
  closed: number;

  @Field(() => Int, { description: 'On which no deadline was missed.' })
  slaKept: number;

  @Field(() => Int, { description: 'Deadlines that were missed on them.' })
  slaBreaches: number;

  @Field(() => Float, { nullable: true, description: 'Median seconds from the enquiry to the acceptance.' })
  medianSecondsToAccept: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Median seconds from the enquiry to the first contact.',
  })
  medianSecondsToContact: number | null;
}
