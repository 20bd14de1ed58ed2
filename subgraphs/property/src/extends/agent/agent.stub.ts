import { PUBLIC } from '@propmubi/runtime';
import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** Identity owns agents; here only their id is known, and the gateway fetches the rest. */
@ObjectType('Agent', { simpleResolvers: true, description: 'A registered real estate agent.' })
@Directive('@key(fields: "id")')
@Directive(PUBLIC)
export class AgentStub {
  @Field(() => ID, { description: 'Global id.' })
  id: string;
}
