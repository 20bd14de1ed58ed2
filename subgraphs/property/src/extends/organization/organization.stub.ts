import { PUBLIC } from '@propmubi/runtime';
import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** Identity owns organizations; here only their id is known, and the gateway fetches the rest. */
@ObjectType('Organization', {
  simpleResolvers: true,
  description: 'A brokerage or builder firm: the tenant.',
})
@Directive('@key(fields: "id")')
@Directive(PUBLIC)
export class OrganizationStub {
  @Field(() => ID, { description: 'Global id.' })
  id: string;
}
