import { Cluster } from 'ioredis';
import type { Logger } from '../log/logger.js';
import { Acknowledgements } from './acknowledgements.js';
import type { BusConnection, ReaderConnection } from './bus-connection.js';
import { deliver, type Delivery, type DeliveryOptions, deliverTogether } from './delivery.js';
import type { EventBusSettings } from './bus-types.js';
import type { EventMetrics } from './event-metrics.js';
import { LeaseLostError, type Inbox } from './inbox.js';
import { KeyedQueue } from './keyed-queue.js';
import { toStreamEntry, type StreamEntry } from './stream-entry.js';
import { ensureGroup, PENDING_PAGE, pendingEntries } from './stream-groups.js';
import type { StreamLease } from './stream-lease.js';
import { type ReadingGroup, StreamReader } from './stream-reader.js';
import { WaitingDeliveries } from './waiting-deliveries.js';

const IN_FLIGHT_LIMIT = 512;
/** Long enough for any successor to claim at once. */
const RELEASED_IDLE_MS = 86_400_000;

export interface StreamGroupOptions {
  name: string;
  commands: BusConnection;
  /** Streams that are read together, each with a connection of its own: reads block it. */
  readers: readonly { streams: readonly string[]; blocking: ReaderConnection }[];
  inbox: Inbox;
  lease: StreamLease;
  settings: EventBusSettings;
  metrics: EventMetrics;
  logger: Logger;
  onProgress: () => void;
  beforeAck?: ((eventId: string) => Promise<void>) | undefined;
}

/**
 * One subgraph's consumer group over every stream it owns the lease of: read, queue by the event's
 * aggregate, acknowledge after the commit.
 */
export class StreamGroup implements ReadingGroup {
  readonly needsRecovery = new Set<string>();
  readonly #inFlight = new Map<string, Delivery>();
  readonly #waiting = new WaitingDeliveries();
  readonly #acknowledgements: Acknowledgements;
  /** Handled, and not acknowledged yet. */
  readonly #settling = new Set<Promise<void>>();
  readonly #queue: KeyedQueue;
  readonly #stop = new AbortController();
  #renewAt = -Infinity;
  #sweepAt = -Infinity;
  readonly #readers: readonly StreamReader[];
  #refreshing: Promise<void> | undefined;

  constructor(private readonly options: StreamGroupOptions) {
    const { name, commands, settings } = options;
    this.#queue = new KeyedQueue(settings.concurrency);
    this.#acknowledgements = new Acknowledgements(commands, name, settings.coalesceMs / 2);
    this.#readers = options.readers.map(({ streams, blocking }) => new StreamReader(this, streams, blocking));
  }

  start(): void {
    for (const reader of this.#readers) reader.start();
  }

  /** Finishes what is in flight, releases the rest, and lets another process take over at once. */
  async stop(): Promise<void> {
    const { commands, lease } = this.options;
    this.#stop.abort();
    // A read at a Redis Cluster ends by itself: it is on some server, and commands are not.
    const unblock = async (id: number) =>
      commands instanceof Cluster ? undefined : commands.client('UNBLOCK', id);
    await Promise.all(this.#readers.map((reader) => reader.stopped(unblock)));
    for (const reader of this.#readers) reader.disconnect();
    await this.#queue.idle();
    await Promise.all(this.#settling);
    await this.#releasePending().catch(() => undefined);
    await lease.release().catch(() => undefined);
  }

  get name(): string {
    return this.options.name;
  }

  get owner(): string {
    return this.options.lease.owner;
  }

  get settings(): EventBusSettings {
    return this.options.settings;
  }

  get logger(): Logger {
    return this.options.logger;
  }

  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  isFull(): boolean {
    return this.#inFlight.size >= IN_FLIGHT_LIMIT;
  }

  owned(streams: readonly string[], marginMs: number): string[] {
    const owned = new Set(this.options.lease.owned(marginMs));
    return streams.filter((stream) => owned.has(stream));
  }

  ensureGroup(stream: string): Promise<void> {
    return ensureGroup(this.options.commands, stream, this.name);
  }

  /** Readers share the lease. */
  refreshLease(): Promise<void> {
    return (this.#refreshing ??= this.#refreshLease().finally(() => (this.#refreshing = undefined)));
  }

  async #refreshLease(): Promise<void> {
    const { lease, settings } = this.options;
    const now = performance.now();
    if (now >= this.#renewAt) {
      for (const stream of await lease.refresh()) this.needsRecovery.add(stream);
      this.#renewAt = now + settings.leaseMs / 3;
    }
    if (now >= this.#sweepAt) {
      // Heals a reply that was lost on the way: the entries are pending with us and we do not know.
      for (const stream of lease.owned(0)) this.needsRecovery.add(stream);
      this.#sweepAt = now + settings.claimIdleMs;
    }
  }

  /** Claims every pending entry of the stream, a dead process's too; the stream has recovered when none is left over. */
  async claimPending(stream: string): Promise<void> {
    const { name, commands, lease, settings } = this.options;
    await this.ensureGroup(stream);
    let cursor = '0-0';
    do {
      // JUSTID leaves the count of deliveries alone: being near a process that died says nothing against an event.
      [cursor] = (await commands.xautoclaim(
        stream,
        name,
        lease.owner,
        settings.claimIdleMs,
        cursor,
        'COUNT',
        PENDING_PAGE,
        'JUSTID',
      )) as [string];
    } while (cursor !== '0-0');
    const pending = await pendingEntries(commands, stream, name);
    if (pending.some(({ consumer }) => consumer !== lease.owner)) return;
    const missed = pending.filter(({ entryId }) => !this.#inFlight.has(`${stream} ${entryId}`));
    for (const { entryId, deliveries } of missed) {
      const [entry] = (await commands.xrange(stream, entryId, entryId)) as [string, string[]][];
      // Cut off the stream means that every group had it.
      if (entry) await this.accept(stream, [entry], deliveries + 1);
      else await commands.xack(stream, name, entryId);
    }
    this.needsRecovery.delete(stream);
    await commands.forgetIdleConsumers(stream, name, lease.owner);
  }

  async accept(stream: string, entries: [string, string[]][], deliveries: number): Promise<void> {
    const { inbox, commands, name, onProgress } = this.options;
    const foreign: string[] = [];
    for (const raw of entries) {
      const entry = toStreamEntry(stream, raw);
      if (inbox.consumes(entry.type)) this.#enqueue(entry, deliveries);
      else foreign.push(entry.entryId);
    }
    if (foreign.length === 0) return;
    await commands.xack(stream, name, ...foreign);
    onProgress();
  }

  #enqueue(entry: StreamEntry, deliveries: number): void {
    const delivery: Delivery = { entry, deliveries };
    const key = `${entry.stream} ${entry.subject}`;
    this.#inFlight.set(`${entry.stream} ${entry.entryId}`, delivery);
    this.#waiting.add(key, delivery);
    this.#queue.add(key, () => this.#work(this.#waiting.take(key)));
  }

  /** Events of one aggregate: in one transaction where that succeeds, else each by itself, in their order. */
  async #work(deliveries: readonly Delivery[]): Promise<void> {
    const { lease } = this.options;
    const options = { ...this.options, queue: this.#queue, signal: this.#stop.signal, owner: lease.owner };
    if (deliveries.length > 1 && (await deliverTogether(deliveries, options)))
      for (const delivery of deliveries) this.#settle(delivery);
    else for (const delivery of deliveries) await this.#finish(delivery, options);
  }

  async #finish(delivery: Delivery, options: DeliveryOptions): Promise<void> {
    try {
      if (await deliver(delivery, options)) return this.#settle(delivery);
    } catch (error) {
      this.#failed(delivery, error);
    }
    this.#forget(delivery);
  }

  /** Its effect has committed: what comes next of the aggregate does not wait until Redis knows. */
  #settle(delivery: Delivery): void {
    const { stream, entryId, id } = delivery.entry;
    const acknowledge = async () => {
      await this.options.beforeAck?.(id);
      await this.#acknowledgements.add(stream, entryId);
    };
    const settling = acknowledge()
      .catch((error: unknown) => this.#failed(delivery, error))
      .finally(() => {
        this.#settling.delete(settling);
        this.#forget(delivery);
      });
    this.#settling.add(settling);
  }

  /** The effect has committed or the stream is another's: the next delivery finds a duplicate. */
  #failed({ entry: { stream, entryId } }: Delivery, error: unknown): void {
    if (!(error instanceof LeaseLostError))
      this.options.logger.warn({ err: error, stream, entryId }, 'events: not acknowledged');
    this.needsRecovery.add(stream);
  }

  #forget({ entry: { stream, entryId } }: Delivery): void {
    this.#inFlight.delete(`${stream} ${entryId}`);
    if (this.#inFlight.size === IN_FLIGHT_LIMIT - 1) for (const reader of this.#readers) reader.wake();
    this.options.onProgress();
  }

  /** Releases what was read but not begun: idle for long, so that the next owner need not wait to claim it. */
  async #releasePending(): Promise<void> {
    const { commands, name, lease } = this.options;
    for (const stream of lease.owned(0)) {
      const ids = (await pendingEntries(commands, stream, name))
        .filter(({ consumer }) => consumer === lease.owner)
        .map(({ entryId }) => entryId);
      if (ids.length === 0) continue;
      await commands.call(
        'XCLAIM',
        stream,
        name,
        lease.owner,
        '0',
        ...ids,
        'IDLE',
        RELEASED_IDLE_MS,
        'JUSTID',
      );
    }
  }
}
