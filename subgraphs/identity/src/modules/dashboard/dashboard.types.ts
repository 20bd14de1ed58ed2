import { codeEnum, GraphQLDateTime } from '@propmubi/runtime';
import { Max, Min } from 'class-validator';
import { ArgsType, Directive, Field, Float, Int, ObjectType } from 'type-graphql';

export const FEWEST_MINUTES = 5;
/** A week. */
export const MOST_MINUTES = 10_080;
export const MOST_PANELS = 10;
export const MOST_SERIES = 20;
export const STEPS = 60;

export const DashboardName = codeEnum('DashboardName', 'What a dashboard is about.', {
  OVERVIEW: 'The objectives, and whether anything is at its limit.',
  GATEWAY: 'What clients ask, and what the gateway asks services for it.',
  LIVE: 'Sockets, and events on their way.',
  DATABASE: 'Pools, Postgres and its archive.',
  CACHE: 'Answers that were kept or shared.',
  BUSINESS: 'Leads, trust and people.',
});
export type DashboardName = keyof typeof DashboardName;

export const PanelUnit = codeEnum('PanelUnit', 'What the values of a panel are.', {
  BYTES: 'Bytes.',
  NUMBER: 'A number of things.',
  PER_SECOND: 'How often in a second.',
  SECONDS: 'Seconds.',
  SHARE: 'A part of all: 1 is all of it.',
});
export type PanelUnit = keyof typeof PanelUnit;

@ObjectType({ simpleResolvers: true, description: 'One line of a panel.' })
export class PanelSeries {
  @Field({ description: 'What it is of.' })
  name: string;

  @Field(() => [Float], {
    nullable: 'items',
    description: `One for each step, from \`Dashboard.from\` on; null where nothing is known.`,
  })
  @Directive(`@listSize(assumedSize: ${STEPS + 1})`)
  values: (number | null)[];
}

@ObjectType({ simpleResolvers: true, description: 'One chart of a dashboard.' })
export class DashboardPanel {
  @Field({ description: 'Its name.' })
  title: string;

  @Field({ description: 'What one is to see in it.' })
  description: string;

  @Field(() => PanelUnit, { description: 'What its values are.' })
  unit: PanelUnit;

  @Field(() => Float, { nullable: true, description: 'The value above which something is wrong.' })
  limit: number | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What Prometheus knows of the platform, as the dashboards for operators ask it.',
})
export class Dashboard {
  @Field(() => DashboardName, { description: 'Which one.' })
  name: DashboardName;

  @Field(() => GraphQLDateTime, { description: 'The time of the first value of each line.' })
  from: Date;

  @Field(() => GraphQLDateTime, { description: 'The time of the last one.' })
  to: Date;

  @Field(() => Int, { description: 'How many seconds one value is after the other.' })
  stepSeconds: number;

  @Field(() => [DashboardPanel], { description: 'Its charts.' })
  @Directive(`@listSize(assumedSize: ${MOST_PANELS})`)
  panels: DashboardPanel[];
}

@ArgsType()
export class DashboardArgs {
  @Field(() => DashboardName, { description: 'Which one.' })
  name: DashboardName;

  @Field(() => Int, {
    defaultValue: STEPS,
    description: `Of so many minutes until now, ${FEWEST_MINUTES} to ${MOST_MINUTES}.`,
  })
  @Min(FEWEST_MINUTES)
  @Max(MOST_MINUTES)
  minutes: number;
}
