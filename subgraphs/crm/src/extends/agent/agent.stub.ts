import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** Identity's entity; crm adds what the agent has on their desk. */
@ObjectType('Agent', { simpleResolvers: true, description: 'A registered real estate agent.' })
@Directive('@key(fields: "id")')
export class AgentStub {
  @Field(() => ID, { description: 'Global id.' })
  id: string;
}
