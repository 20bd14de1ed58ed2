import { BigIntType } from '@mikro-orm/core';
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** An agent's place in one brokerage: what they have open, how far their feed is. Routing reads the rest by SQL. */
@Entity({ tableName: 'agent' })
export class BrokerageAgent {
  @PrimaryKey({ type: 'uuid' })
  organizationId: string;

  @PrimaryKey({ type: 'uuid' })
  id: string;

  @Property({ type: 'text' })
  status: string;

  @Property({ type: 'integer', nullable: true })
  dailyCap: number | null;

  @Property({ type: 'integer', nullable: true })
  openCap: number | null;

  @Property({ type: 'integer' })
  openCount: number;

  /** The IST day `assignedToday` counts. */
  @Property({ type: 'date', nullable: true })
  assignedOn: string | null;

  @Property({ type: 'integer' })
  assignedToday: number;

  @Property({ type: new BigIntType('number') })
  feedSeq: number;

  /** Entries up to this one have been trimmed. */
  @Property({ type: new BigIntType('number') })
  feedFloor: number;
}
