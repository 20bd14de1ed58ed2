import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** Who vouches for the number and address of a contact. */
export enum ContactProvenance {
  /** The account that the contact belongs to proved the number. */
  OWNER = 'OWNER',
  /** An agent of the brokerage wrote it down. */
  BROKERAGE = 'BROKERAGE',
  /** A partner handed it on. */
  PARTNER = 'PARTNER',
  /** An account typed it and has not proved it: it may be another person's. */
  UNVERIFIED = 'UNVERIFIED',
}

/** A person as one brokerage knows them. Reaches the graph only through the policy of `LeadContact`. */
@Entity({ tableName: 'contact' })
export class Contact {
  @PrimaryKey({ type: 'uuid' })
  id: string;

  @Property({ type: 'uuid' })
  organizationId: string;

  @Property({ type: 'uuid', nullable: true })
  userId: string | null;

  @Property({ type: 'text', nullable: true })
  name: string | null;

  /** E.164. */
  @Property({ type: 'text', nullable: true })
  phone: string | null;

  @Property({ type: 'text', nullable: true })
  email: string | null;

  @Property({ type: 'text' })
  provenance: ContactProvenance;

  @Property({ type: 'timestamptz' })
  createdAt: Date;
}
