import type { EntityManager } from '../db/entity-manager.js';
import type { Registry } from 'prom-client';
import type { Database } from '../db/database.js';
import type { Logger } from '../log/logger.js';
import type { EventConsumer } from './consumer.js';

/** What the bus needs of a subgraph; a `Subgraph` is one. */
export interface BusMember {
  name: string;
  database: Database;
  consumers: readonly EventConsumer[];
  /** Is given how to ask for its lag while the bus runs, and undefined when it has stopped. */
  followLag?: (read: ReadLag | undefined) => void;
}

/** What the consumer of one subgraph has not finished. */
export interface ConsumerLag {
  /** Entries of streams, by the subgraph that recorded them. */
  unhandled: Record<string, number>;
}

export type ReadLag = () => Promise<ConsumerLag>;

export interface EventBusOptions {
  /** The subgraphs this process runs: all five embedded, one when distributed. */
  subgraphs: readonly BusMember[];
  redisUrl: string;
  logger: Logger;
  /** Where lag, dead letters and latencies are reported. */
  metrics?: Registry;
  settings?: Partial<EventBusSettings>;
  /** Only for failure tests. */
  faults?: BusFaults;
}

/** Where the failure tests stop a process or plant a mutant. */
export interface BusFaults {
  claimRows?: ClaimRows;
  /** After XADD, before the commit. */
  afterAppend?: () => Promise<void>;
  /** After the commit of an effect, before XACK. */
  beforeAck?: (eventId: string) => Promise<void>;
}

export interface EventBusSettings {
  /** Every subgraph of the deployment: a stream keeps an entry until all of them have it. */
  groups: readonly string[];
  /** How often an outbox is looked at when no commit of this process woke the relay. */
  pollMs: number;
  /** How long what follows the first event is gathered, so that a busy bus makes fewer and larger steps. */
  coalesceMs: number;
  /** How often a stream is compared with what was put into it, to notice that Redis lost entries. */
  verifyMs: number;
  /** How long a process owns the streams it consumes without renewing. */
  leaseMs: number;
  /** How long an entry must lie with a consumer that is gone before another takes it. */
  claimIdleMs: number;
  /** After this many failed deliveries an event becomes a dead letter. */
  maxDeliveries: number;
  /** The wait before the second delivery; doubles with each further one. */
  retryMs: number;
  /** How many events one group handles at a time. */
  concurrency: number;
  /** How often consumed entries are cut off the streams and old rows off the tables. */
  trimMs: number;
  /** How long published outbox rows stay, for people to look at. */
  outboxRetentionMs: number;
  /** How long the inbox remembers an event; a duplicate older than this would have its effect again. */
  inboxRetentionMs: number;
}

export interface EventBusLag {
  /** Events recorded and not yet in a stream, per subgraph. */
  unpublished: Record<string, number>;
  /** Entries a group has not finished, per group of this process. */
  unhandled: Record<string, number>;
  deadLetters: Record<string, number>;
}

export interface EventBus {
  start(): Promise<void>;
  /** Finishes what is in flight, releases the streams and closes its connections. */
  stop(): Promise<void>;
  /**
   * Resolves when every outbox of this process is empty and each of its groups has handled all there is, effects of
   * effects included: for imports and tests. Rejects after `timeoutMs` (default 30 s) with the lag.
   */
  drained(timeoutMs?: number): Promise<void>;
  lag(): Promise<EventBusLag>;
}

export const DEFAULT_SETTINGS: EventBusSettings = {
  groups: ['identity', 'property', 'trust', 'crm', 'reputation'],
  pollMs: 200,
  coalesceMs: 50,
  verifyMs: 2_000,
  leaseMs: 10_000,
  // The lease already proves that the former owner is gone, so there is no need to wait for longer than it lasts.
  claimIdleMs: 10_000,
  maxDeliveries: 5,
  retryMs: 100,
  concurrency: 4,
  trimMs: 10_000,
  outboxRetentionMs: 24 * 3_600_000,
  inboxRetentionMs: 30 * 24 * 3_600_000,
};

/**
 * Chooses what to publish next. The default asks for what is unpublished; a test plants one that remembers the last
 * position instead and watches it lose events.
 */
export type ClaimRows = (
  em: EntityManager,
  schema: string,
  shards: readonly number[],
) => Promise<OutboxRow[]>;

/** An outbox row on its way into a stream. */
export interface OutboxRow {
  position: string;
  shard: number;
  id: string;
  type: string;
  subject: string;
  event: string;
  seconds_waiting: number;
  /** Where the write-ahead log was when the row was seen, in bytes: what shows this row has replayed the log that far. */
  written_to?: string;
}
