import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** Identity's entity; crm adds the agent’s open leads. */
@ObjectType('Agent', { simpleResolvers: true, description: 'A registered real estate agent.' })
@Directive('@key(fields: "id")')
export class AgentStub {
  @Field(() => ID, { description: 'Global id.' })
  id: string;
}
