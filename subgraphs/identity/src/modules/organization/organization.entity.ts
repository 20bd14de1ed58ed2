import { OptionalProps } from '@mikro-orm/core';
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from '@propmubi/runtime';
import { Directive, Field, ID, ObjectType } from 'type-graphql';

@Entity({ tableName: 'organization' })
@ObjectType({ simpleResolvers: true, description: 'A brokerage: the tenant its agents and leads belong to.' })
@Directive('@key(fields: "id")')
export class Organization {
  [OptionalProps]?: 'status';

  @PrimaryKey({ type: 'uuid' })
  @Field(() => ID, { description: 'Global id.' })
  id: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'The name it trades under.' })
  name: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Where its office is.' })
  city: string;

  @Property({ type: 'text' })
  status: 'ACTIVE' | 'CLOSED' = 'ACTIVE';

  @Property({ type: 'datetime', columnType: 'timestamptz' })
  @Field(() => GraphQLDateTime, { description: 'When it joined.' })
  createdAt: Date;

  @Property({ type: 'datetime', columnType: 'timestamptz', onUpdate: () => new Date() })
  updatedAt: Date;
}

/** Tax registration; the tenant's own business, so it lies apart from the public profile. */
@Entity({ tableName: 'organization_registration' })
@ObjectType({ simpleResolvers: true, description: 'Under which numbers an organization pays tax.' })
export class OrganizationRegistration {
  @PrimaryKey({ type: 'uuid' })
  organizationId: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Permanent account number (PAN).' })
  pan: string;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Goods and services tax number (GSTIN).' })
  gstin: string | null = null;
}
