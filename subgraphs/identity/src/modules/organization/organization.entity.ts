import { OptionalProps } from '@mikro-orm/core';
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime, Node } from '@propmubi/runtime';
import { Directive, Field, ID, ObjectType, registerEnumType } from 'type-graphql';

export enum OrganizationStatus {
  PENDING = 'PENDING',
  ACTIVE = 'ACTIVE',
  REJECTED = 'REJECTED',
  CLOSED = 'CLOSED',
}

registerEnumType(OrganizationStatus, {
  name: 'OrganizationStatus',
  description: 'Whether an organization was verified.',
  valuesConfig: {
    PENDING: {
      description: 'Waits for a reviewer: no member acts for it, and only its own people and staff see it.',
    },
    ACTIVE: { description: 'Verified.' },
    REJECTED: { description: 'A reviewer refused it.' },
    CLOSED: { description: 'No member is left.' },
  },
});

@Entity({ tableName: 'organization' })
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'A brokerage: the tenant its agents and leads belong to.',
})
@Directive('@key(fields: "id")')
export class Organization {
  [OptionalProps]?: 'status' | 'nameSkeleton';

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
  @Field(() => OrganizationStatus, { description: 'Whether it was verified.' })
  status: OrganizationStatus = OrganizationStatus.PENDING;

  /** What names that look alike have in common. */
  @Property({ type: 'text' })
  nameSkeleton: string = '';

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
  [OptionalProps]?: 'verified';

  @PrimaryKey({ type: 'uuid' })
  organizationId: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Permanent account number (PAN).' })
  pan: string;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Goods and services tax number (GSTIN).' })
  gstin: string | null = null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'The name that waits for a reviewer.' })
  requestedName: string | null = null;

  /** Whether a reviewer has checked it; a PAN is one verified brokerage’s. */
  @Property({ type: 'boolean' })
  verified: boolean = false;
}
