import { Directive, Field, ID, ObjectType } from 'type-graphql';

@ObjectType('Project', { simpleResolvers: true })
@Directive('@key(fields: "id")')
export class ProjectStub {
  @Field(() => ID)
  id: string;
}
