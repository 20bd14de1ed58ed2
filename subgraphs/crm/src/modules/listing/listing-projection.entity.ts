import { BigIntType } from '@mikro-orm/core';
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** What crm needs to know of property's listings to route a lead, kept from ListingPublished and its sequels. */
@Entity({ tableName: 'listing' })
export class ListingProjection {
  @PrimaryKey({ type: 'uuid' })
  id: string;

  @Property({ type: 'uuid' })
  organizationId: string;

  @Property({ type: 'uuid', nullable: true })
  agentId: string | null;

  @Property({ type: 'uuid', nullable: true })
  projectId: string | null;

  @Property({ type: 'uuid', nullable: true })
  builderId: string | null;

  @Property({ type: 'uuid', nullable: true })
  localityId: string | null;

  @Property({ type: new BigIntType('number'), nullable: true })
  price: number | null;

  @Property({ type: 'boolean' })
  published: boolean;
}
