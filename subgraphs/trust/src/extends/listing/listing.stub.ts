import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** A listing of the property subgraph. */
@ObjectType('Listing', { simpleResolvers: true })
@Directive('@key(fields: "id")')
export class ListingStub {
  @Field(() => ID)
  id: string;
}
