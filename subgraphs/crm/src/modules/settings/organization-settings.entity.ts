import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';

@Entity({ tableName: 'organization_settings' })
@ObjectType('LeadSettings', {
  simpleResolvers: true,
  description: 'How one brokerage routes and times its leads.',
})
export class OrganizationSettings {
  @PrimaryKey({ type: 'uuid' })
  organizationId: string;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Seconds an agent has to accept a lead.' })
  acceptWithinS: number;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Seconds an agent has to contact the buyer.' })
  contactWithinS: number;

  @Property({ type: 'smallint', fieldName: 'misses_before_pond' })
  @Field(() => Int, {
    description: 'After this many missed deadlines a lead goes to the pond and the manager is alerted.',
  })
  slaBreachesBeforePond: number;

  @Property({ type: 'smallint' })
  @Field(() => Int, { description: 'Most leads an agent is given in a day (IST).' })
  dailyCap: number;

  @Property({ type: 'smallint' })
  @Field(() => Int, { description: 'Most leads an agent has open at once.' })
  openCap: number;

  @Property({ type: 'smallint' })
  @Field(() => Int, { description: 'Opening, minutes after midnight IST; leads from before it wait for it.' })
  opensAtMinute: number;

  @Property({ type: 'smallint' })
  @Field(() => Int, { description: 'Closing, minutes after midnight IST.' })
  closesAtMinute: number;

  @Property({ type: 'smallint[]' })
  @Field(() => [Int], { description: 'Working days, 1 Monday to 7 Sunday.' })
  workDays: number[];

  @Property({ type: 'smallint' })
  @Field(() => Int, { description: 'Days a feed entry can be replayed.' })
  feedRetentionDays: number;

  /** Current weights of smooth weighted round robin by agent id; locked with this row while a lead is routed. */
  @Property({ type: 'json' })
  roundRobin: Record<string, number>;
}
