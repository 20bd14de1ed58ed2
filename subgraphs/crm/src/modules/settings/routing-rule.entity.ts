import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLRupees } from '@propmubi/runtime';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { LeadSource } from '../lead/lead.enums.js';

@ObjectType('RoutingConditions', {
  simpleResolvers: true,
  description: 'What a lead must satisfy; one that is not set is satisfied by every lead.',
})
export class RoutingConditions {
  @Field(() => [ID], { nullable: true, description: 'In one of these localities.' })
  localityIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'One of these projects.' })
  projectIds?: string[] | null;

  @Field(() => [LeadSource], { nullable: true, description: 'From one of these sources.' })
  sources?: LeadSource[] | null;

  @Field(() => GraphQLRupees, { nullable: true, description: 'Price at least.' })
  minPrice?: number | null;

  @Field(() => GraphQLRupees, { nullable: true, description: 'Price at most.' })
  maxPrice?: number | null;
}

@Entity({ tableName: 'routing_rule' })
@ObjectType({
  simpleResolvers: true,
  description:
    'Which agents a kind of lead may go to. Rules are tried in order and the first that matches decides.',
})
export class RoutingRule {
  @PrimaryKey({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the rule.' })
  id: string;

  @Property({ type: 'uuid' })
  organizationId: string;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Place in the order, least first.' })
  position: number;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'What people call it.' })
  name: string;

  @Property({ type: 'json' })
  @Field(() => RoutingConditions, { description: 'Which leads it is for.' })
  conditions: RoutingConditions;

  @Property({ type: 'uuid[]' })
  agentIds: string[];

  @Property({ type: 'boolean' })
  @Field(() => Boolean, { description: 'The rule for every lead no other matched; it cannot be deleted.' })
  isDefault: boolean;
}
