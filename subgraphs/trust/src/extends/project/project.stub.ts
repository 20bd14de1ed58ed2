import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** A project of the property subgraph. */
@ObjectType('Project', { simpleResolvers: true })
@Directive('@key(fields: "id")')
export class ProjectStub {
  @Field(() => ID)
  id: string;
}
