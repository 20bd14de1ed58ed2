import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

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

  @Property({ type: 'timestamptz' })
  createdAt: Date;
}
