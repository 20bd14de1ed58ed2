import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLLocalDate, PUBLIC } from '@propmubi/runtime';
import { Directive, Field, ObjectType } from 'type-graphql';

@Entity({ tableName: 'revoked_registration' })
@ObjectType({
  simpleResolvers: true,
  description:
    'A registration that the authority revoked: it may not be advertised, sold or booked (RERA s.7, s.8).',
})
@Directive(PUBLIC)
export class RevokedRegistration {
  @PrimaryKey({ type: 'uuid' })
  id: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Number of the registration.' })
  reraNumber: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Name of the project.' })
  projectName: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Promoter as the list spells it.' })
  promoterName: string;

  /** Of the normalised promoter name; there is such a builder only if it has projects on the register. */
  @Property({ type: 'uuid' })
  builderId: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Revenue district.' })
  district: string;

  @Property({ type: 'date' })
  @Field(() => GraphQLLocalDate, {
    description: 'Day of the first export that listed it; the list itself has no dates.',
  })
  firstSeenOn: string;
}
