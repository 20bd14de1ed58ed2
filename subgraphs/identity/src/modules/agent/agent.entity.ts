import { BigIntType, OptionalProps } from '@mikro-orm/core';
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLLocalDate, Node } from '@propmubi/runtime';
import { Directive, Field, ID, ObjectType } from 'type-graphql';

/**
 * RESO's Member. The profile is public while the agent is active; how leads are dealt to them (shift, caps, pause,
 * budget) is their brokerage's business.
 */
@Entity({ tableName: 'agent' })
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'A RERA-registered agent of a brokerage.',
})
@Directive('@key(fields: "id")')
@Directive('@key(fields: "reraNumber")')
export class Agent {
  [OptionalProps]?:
    | 'status'
    | 'licenceExpiryAnnounced'
    | 'languages'
    | 'localities'
    | 'shiftStartMinute'
    | 'shiftEndMinute'
    | 'paused'
    | 'dailyCap'
    | 'openCap';

  @PrimaryKey({ type: 'uuid' })
  @Field(() => ID, { description: 'Global id.' })
  id: string;

  @Property({ type: 'uuid' })
  organizationId: string;

  @Property({ type: 'uuid' })
  userId: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Registration number with MahaRERA: A and eleven digits.' })
  reraNumber: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'The name on the registration.' })
  name: string;

  @Property({ type: 'text' })
  status: 'ACTIVE' | 'INACTIVE' = 'ACTIVE';

  @Property({ type: 'date' })
  @Field(() => GraphQLLocalDate, { description: 'Last day the registration is valid.' })
  licenceExpiresOn: string;

  @Property({ type: 'boolean' })
  licenceExpiryAnnounced: boolean = false;

  @Property({ type: 'string[]' })
  @Field(() => [String], { description: 'Languages they work in, as ISO 639-1 codes.' })
  languages: string[] = [];

  @Property({ type: 'string[]' })
  @Field(() => [String], { description: 'Names of the localities they know.' })
  localities: string[] = [];

  /** Minutes after midnight IST; an end before the start is a shift over midnight. */
  @Property({ type: 'integer' })
  shiftStartMinute: number = 540;

  @Property({ type: 'integer' })
  shiftEndMinute: number = 1260;

  @Property({ type: 'boolean' })
  paused: boolean = false;

  /** When a pause is over by itself; null: when they or a manager say so. */
  @Property({ type: 'datetime', columnType: 'timestamptz', nullable: true })
  pausedUntil: Date | null = null;

  @Property({ type: new BigIntType('number'), nullable: true })
  budgetMin: number | null = null;

  @Property({ type: new BigIntType('number'), nullable: true })
  budgetMax: number | null = null;

  @Property({ type: 'integer' })
  dailyCap: number = 10;

  @Property({ type: 'integer' })
  openCap: number = 40;

  @Property({ type: 'datetime', columnType: 'timestamptz' })
  createdAt: Date;

  @Property({ type: 'datetime', columnType: 'timestamptz', onUpdate: () => new Date() })
  updatedAt: Date;
}
