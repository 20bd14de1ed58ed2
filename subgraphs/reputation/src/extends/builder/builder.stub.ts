import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** A builder of the property subgraph. */
@ObjectType('Builder', { simpleResolvers: true })
@Directive('@key(fields: "id")')
export class BuilderStub {
  @Field(() => ID)
  id: string;
}
