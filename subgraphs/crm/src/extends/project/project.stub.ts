import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** Property's entity; crm only refers to it. */
@ObjectType('Project', { simpleResolvers: true, description: 'A registered project.' })
@Directive('@key(fields: "id")')
export class ProjectStub {
  @Field(() => ID, { description: 'Global id.' })
  id: string;
}
