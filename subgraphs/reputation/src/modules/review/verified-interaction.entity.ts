import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { ReviewBasis } from './review.entity.js';

/** A visit, booking or payment that entitles its buyer to a review. A projection of events of crm, tenant-owned. */
@Entity({ tableName: 'verified_interaction' })
export class VerifiedInteraction {
  @PrimaryKey({ type: 'uuid' })
  id: string;

  @Property({ type: 'uuid' })
  organizationId: string;

  @Property({ type: 'uuid' })
  buyerId: string;

  @Property({ type: 'uuid', nullable: true })
  agentId: string | null;

  @Property({ type: 'uuid', nullable: true })
  projectId: string | null;

  @Property({ type: 'uuid', nullable: true })
  builderId: string | null;

  @Property({ type: 'text' })
  basis: ReviewBasis;

  @Property({ type: 'timestamptz' })
  occurredAt: Date;
}
