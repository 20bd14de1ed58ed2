import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** An agent of the identity subgraph. */
@ObjectType('Agent', { simpleResolvers: true })
@Directive('@key(fields: "id")')
export class AgentStub {
  @Field(() => ID)
  id: string;
}
