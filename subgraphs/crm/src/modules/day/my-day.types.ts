import { GraphQLLocalDate } from '@propmubi/runtime';
import { Field, ObjectType } from 'type-graphql';
import { Lead } from '../lead/lead.entity.js';
import { LeadTask } from '../task/lead-task.entity.js';
import { SiteVisit } from '../visit/site-visit.entity.js';

@ObjectType({
  simpleResolvers: true,
  description:
    'What an agent has to do on a day (IST). Each list has at most 100 entries, the most urgent first.',
})
export class MyDay {
  @Field(() => GraphQLLocalDate, { description: 'The day.' })
  date: string;

  @Field(() => [Lead], { description: 'Leads to accept, whichever day is asked for.' })
  toAccept: Lead[];

  @Field(() => [Lead], {
    description: 'Accepted leads whose buyer is to be contacted, whichever day is asked for.',
  })
  toContact: Lead[];

  @Field(() => [SiteVisit], { description: 'Visits of the day, requested or agreed.' })
  visits: SiteVisit[];

  @Field(() => [LeadTask], { description: 'Open tasks due on the day or before it.' })
  tasks: LeadTask[];
}
