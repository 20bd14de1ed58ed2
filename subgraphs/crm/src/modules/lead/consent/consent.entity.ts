import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from '@propmubi/runtime';
import { Field, ObjectType } from 'type-graphql';
import { ConsentPurpose, ContactChannel } from '../lead.enums.js';

@Entity({ tableName: 'consent' })
@ObjectType({
  simpleResolvers: true,
  description:
    'A buyer’s permission to be contacted by one channel for one purpose. Without one, no contact.',
})
export class Consent {
  @PrimaryKey({ type: 'uuid' })
  id: string;

  @Property({ type: 'uuid' })
  organizationId: string;

  @Property({ type: 'uuid' })
  contactId: string;

  @Property({ type: 'text' })
  @Field(() => ContactChannel, { description: 'By which channel.' })
  channel: ContactChannel;

  @Property({ type: 'text' })
  @Field(() => ConsentPurpose, { description: 'What for.' })
  purpose: ConsentPurpose;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTime, { description: 'When it was given.' })
  givenAt: Date;

  @Property({ type: 'timestamptz', nullable: true })
  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When it was taken back; null while in force.',
  })
  revokedAt: Date | null;
}
