import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** Identity's entity; crm adds the brokerage's leads. */
@ObjectType('Organization', {
  simpleResolvers: true,
  description: 'A brokerage, builder or other firm; the tenant.',
})
@Directive('@key(fields: "id")')
export class OrganizationStub {
  @Field(() => ID, { description: 'Global id.' })
  id: string;
}
