import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime, Node } from '@propmubi/runtime';
import { Directive, Field, ID, ObjectType, registerEnumType } from 'type-graphql';

export enum UserStatus {
  ACTIVE = 'ACTIVE',
  DEACTIVATED = 'DEACTIVATED',
  ERASED = 'ERASED',
}

export enum IdentityStatus {
  UNVERIFIED = 'UNVERIFIED',
  VERIFIED = 'VERIFIED',
}

registerEnumType(UserStatus, {
  name: 'UserStatus',
  description: 'Whether a user may sign in.',
  valuesConfig: {
    ACTIVE: { description: 'May sign in.' },
    DEACTIVATED: { description: 'Shut out by an administrator.' },
    ERASED: { description: 'Asked to be forgotten; only the id is left.' },
  },
});
registerEnumType(IdentityStatus, {
  name: 'IdentityStatus',
  description: 'Whether a reviewer has checked the person’s identity.',
  valuesConfig: {
    UNVERIFIED: { description: 'Not checked yet.' },
    VERIFIED: { description: 'A reviewer has seen proof of identity.' },
  },
});

/** Contact data lies in a table of its own, because more people may know a name than a phone number. */
@Entity({ tableName: 'user_account' })
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'A person who signs in: buyer, agent, manager or staff.',
})
@Directive('@key(fields: "id")')
export class User {
  @PrimaryKey({ type: 'uuid' })
  @Field(() => ID, { description: 'Global id.' })
  id: string;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, {
    nullable: true,
    description:
      'What to call them; seen by themselves, colleagues, staff, and brokerages that they let contact them.',
  })
  name: string | null = null;

  @Property({ type: 'string[]' })
  @Field(() => [String], { description: 'Languages they speak, best first, as ISO 639-1 codes.' })
  languages: string[] = [];

  @Property({ type: 'text' })
  @Field(() => UserStatus, { description: 'Whether they may sign in.' })
  status: UserStatus = UserStatus.ACTIVE;

  @Property({ type: 'text' })
  @Field(() => IdentityStatus, { description: 'Whether their identity has been checked.' })
  identityStatus: IdentityStatus = IdentityStatus.UNVERIFIED;

  @Property({ type: 'datetime', columnType: 'timestamptz', nullable: true })
  identityVerifiedAt: Date | null = null;

  @Property({ type: 'text', nullable: true })
  aadhaarLastFour: string | null = null;

  @Property({ type: 'datetime', columnType: 'timestamptz' })
  @Field(() => GraphQLDateTime, { description: 'When they first signed in.' })
  createdAt: Date;

  @Property({ type: 'datetime', columnType: 'timestamptz', onUpdate: () => new Date() })
  updatedAt: Date;
}
