import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from '@propmubi/runtime';
import { Field, ID, ObjectType } from 'type-graphql';

@Entity({ tableName: 'api_key' })
@ObjectType({ simpleResolvers: true, description: 'A key with which a program acts for its owner.' })
export class ApiKey {
  @PrimaryKey({ type: 'uuid' })
  @Field(() => ID, { description: 'Global id; part of the key itself.' })
  id: string;

  @Property({ type: 'uuid' })
  userId: string;

  /** In whose session it was made; null: as a person. */
  @Property({ type: 'uuid', nullable: true })
  organizationId: string | null;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'What it is for.' })
  name: string;

  @Property({ type: 'text' })
  secretHash: string;

  @Property({ type: 'string[]' })
  @Field(() => [String], { description: 'What it may do; never more than its owner may.' })
  scopes: string[];

  @Property({ type: 'datetime', columnType: 'timestamptz' })
  @Field(() => GraphQLDateTime, { description: 'When it was made.' })
  createdAt: Date;

  @Property({ type: 'datetime', columnType: 'timestamptz' })
  @Field(() => GraphQLDateTime, { description: 'Until when it works.' })
  expiresAt: Date;

  @Property({ type: 'datetime', columnType: 'timestamptz', nullable: true })
  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was last exchanged.' })
  lastUsedAt: Date | null = null;

  @Property({ type: 'datetime', columnType: 'timestamptz', nullable: true })
  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was revoked.' })
  revokedAt: Date | null = null;
}
