import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** Property's entity; crm only refers to it. */
@ObjectType('Listing', { simpleResolvers: true, description: 'A home on the market.' })
@Directive('@key(fields: "id")')
export class ListingStub {
  @Field(() => ID, { description: 'Global id.' })
  id: string;
}
