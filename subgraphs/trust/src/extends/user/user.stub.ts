import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** A user of the identity subgraph. */
@ObjectType('User', { simpleResolvers: true })
@Directive('@key(fields: "id")')
export class UserStub {
  @Field(() => ID)
  id: string;
}
