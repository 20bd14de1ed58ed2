import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** A person of the identity subgraph. */
@ObjectType('User', { simpleResolvers: true })
@Directive('@key(fields: "id", resolvable: false)')
export class UserStub {
  @Field(() => ID)
  id: string;
}
