import type { Logger } from '../log/logger.js';
import { reconnectAfterTimeout, type ReaderConnection } from './bus-connection.js';
import type { EventBusSettings } from './bus-types.js';
import { backoffMs } from './poller.js';
import { isMissingGroup } from './stream-groups.js';

const READ_COUNT = 64;
const LONGEST_PAUSE_MS = 1_000;

/** XREADGROUP BLOCK time: a lease outlives it by far, so no entry reaches a process that lost its lease. */
export function blockMsOf({ leaseMs }: Pick<EventBusSettings, 'leaseMs'>): number {
  return Math.min(1_000, Math.ceil(leaseMs / 5));
}

/** What a reader needs of the group that it reads for. */
export interface ReadingGroup {
  readonly name: string;
  readonly owner: string;
  readonly settings: EventBusSettings;
  readonly logger: Logger;
  readonly signal: AbortSignal;
  /** Whether as much is in flight as may be. */
  isFull(): boolean;
  refreshLease(): Promise<void>;
  /** Which of the streams this process may read for at least `marginMs` more. */
  owned(streams: readonly string[], marginMs: number): string[];
  /** Streams that may have entries pending without a processor. */
  readonly needsRecovery: Set<string>;
  claimPending(stream: string): Promise<void>;
  ensureGroup(stream: string): Promise<void>;
  accept(stream: string, entries: [string, string[]][], deliveries: number): Promise<void>;
}

/**
 * Reads some streams of a group by one blocking command on a connection of its own. A stream needs recovery after a takeover, after an
 * error, and periodically; nothing new is read from it until what is pending is claimed, so that an aggregate's events stay in order.
 */
export class StreamReader {
  #running: Promise<void> | undefined;
  #wakePause: (() => void) | undefined;
  #blockingId: number | undefined;

  constructor(
    private readonly group: ReadingGroup,
    private readonly streams: readonly string[],
    private readonly blocking: ReaderConnection,
  ) {}

  start(): void {
    this.#running ??= this.#run();
  }

  /** Ends a pause: there is room again, or the group stops. */
  wake(): void {
    this.#wakePause?.();
  }

  /** Resolves once nothing is read any more; the group's signal ends it. @param unblock ends a read that waits on a connection */
  async stopped(unblock: (clientId: number) => Promise<unknown>): Promise<void> {
    this.wake();
    if (this.#blockingId !== undefined) await unblock(this.#blockingId).catch(() => undefined);
    await this.#running;
  }

  disconnect(): void {
    this.blocking.disconnect();
  }

  async #run(): Promise<void> {
    const { signal, needsRecovery } = this.group;
    let failures = 0;
    while (!signal.aborted) {
      try {
        await this.#step();
        failures = 0;
      } catch (error) {
        failures++;
        for (const stream of this.group.owned(this.streams, 0)) needsRecovery.add(stream);
        await this.#recover(error, failures);
        await this.#pause(backoffMs(failures));
      }
    }
  }

  async #step(): Promise<void> {
    const { settings, name, owner, needsRecovery, signal } = this.group;
    await this.group.refreshLease();
    const blockMs = blockMsOf(settings);
    const owned = this.group.owned(this.streams, blockMs);
    if (owned.length === 0) return this.#pause(settings.leaseMs / 3);
    for (const stream of owned) if (needsRecovery.has(stream)) await this.group.claimPending(stream);
    const readable = owned.filter((stream) => !needsRecovery.has(stream));
    if (readable.length === 0) return this.#pause(Math.min(settings.claimIdleMs / 4, LONGEST_PAUSE_MS));
    if (this.group.isFull()) return this.#pause(blockMs);
    this.#blockingId ??= await this.blocking.client('ID');
    if (signal.aborted) return;
    const reply = (await this.blocking.xreadgroup(
      'GROUP',
      name,
      owner,
      'COUNT',
      READ_COUNT,
      'BLOCK',
      blockMs,
      'STREAMS',
      ...readable,
      ...readable.map(() => '>'),
    )) as [string, [string, string[]][]][] | null;
    if (!reply) return;
    for (const [stream, entries] of reply) await this.group.accept(stream, entries, 1);
    await this.#pause(settings.coalesceMs);
  }

  async #recover(error: unknown, failures: number): Promise<void> {
    const { name, logger } = this.group;
    this.#blockingId = undefined;
    reconnectAfterTimeout(this.blocking, error);
    if (isMissingGroup(error)) {
      // Redis lost the groups. The streams come back from the outboxes, the inbox refuses what we had.
      const streams = this.group.owned(this.streams, 0);
      await Promise.all(streams.map((stream) => this.group.ensureGroup(stream))).catch(() => undefined);
    }
    if (failures === 1) logger.warn({ err: error, group: name }, 'events: reading failed, trying again');
  }

  #pause(ms: number): Promise<void> {
    if (this.group.signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.#wakePause = undefined;
        resolve();
      };
      const timer = setTimeout(done, ms);
      this.#wakePause = done;
    });
  }
}
