import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLLocalDate, PUBLIC } from '@propmubi/runtime';
import { Directive, Field, ObjectType, registerEnumType } from 'type-graphql';

/** What of a revoked registration agrees with the projects of the builder of the same name. */
export enum RevocationMatch {
  NAME_AND_DISTRICT = 'NAME_AND_DISTRICT',
  NAME_AND_PIN = 'NAME_AND_PIN',
  NAME = 'NAME',
}

registerEnumType(RevocationMatch, {
  name: 'RevocationMatch',
  description:
    'How sure it is that a revoked registration was this builder’s: the list names promoters only.',
  valuesConfig: {
    NAME_AND_DISTRICT: { description: 'The builder has projects in the same district.' },
    NAME_AND_PIN: { description: 'The builder has projects of the same PIN code.' },
    NAME: { description: 'Only the name agrees: it may be another firm.' },
  },
});

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

  @Property({ type: 'text', nullable: true })
  pinCode: string | null;

  @Property({ type: 'text', nullable: true })
  @Field(() => RevocationMatch, {
    nullable: true,
    description: 'What agrees with the builder of that name; null when the register has none.',
  })
  matchedBy: RevocationMatch | null;
}
