import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** Identity's entity; crm only refers to it. */
@ObjectType('User', { simpleResolvers: true, description: 'A person with an account.' })
@Directive('@key(fields: "id")')
export class UserStub {
  @Field(() => ID, { description: 'Global id.' })
  id: string;
}
