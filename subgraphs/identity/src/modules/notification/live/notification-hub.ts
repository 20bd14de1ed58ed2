import { type Logger, type NotificationChannel, runPeriodically } from '@propmubi/runtime';

/** That a person's feed has grown up to `head`. */
export interface FeedGrew {
  head: number;
}

interface Watched {
  /** Where the feed reaches, as far as was heard. */
  known: number;
  /** Raised by every notification: a wrong one costs one read, not a loop of them. */
  version: number;
  waiting: Set<() => void>;
  listeners: number;
  stop(): void;
}

export interface HubOptions {
  channel: NotificationChannel<FeedGrew>;
  /** Heads of these people's feeds, in one statement. */
  heads: (userIds: readonly string[]) => Promise<ReadonlyMap<string, number>>;
  heartbeatMs: number;
  logger: Logger;
}

/**
 * Wakes the subscriptions of this process when a feed grows. A notification over Redis may be lost: the heartbeat asks
 * Postgres how far the feeds of all who listen here reach.
 */
export class NotificationHub {
  readonly #watched = new Map<string, Watched>();
  readonly #heartbeat: { stop(): Promise<void> };
  #closed = false;

  constructor(private readonly options: HubOptions) {
    this.#heartbeat = runPeriodically(
      'asking for heads of notification feeds',
      () => this.#askHeads(),
      options.heartbeatMs,
      options.logger,
    );
  }

  get isClosed(): boolean {
    return this.#closed;
  }

  /** Watches a person's feed until the returned function is called. */
  watch(userId: string): () => void {
    const watched = this.#watched.get(userId) ?? this.#open(userId);
    watched.listeners += 1;
    let ended = false;
    return () => {
      if (ended) return;
      ended = true;
      watched.listeners -= 1;
      if (watched.listeners > 0) return;
      this.#watched.delete(userId);
      watched.stop();
    };
  }

  /** To be asked before a read: what is announced after it is waited for by `changed`. */
  versionOf(userId: string): number {
    return this.#watched.get(userId)?.version ?? 0;
  }

  /** Resolves when something was announced since `version`, when the hub closes, or on `signal`. */
  async changed(userId: string, version: number, signal: AbortSignal): Promise<void> {
    const watched = this.#watched.get(userId);
    if (!watched || watched.version !== version || this.#closed || signal.aborted) return;
    await new Promise<void>((resolve) => {
      const wake = () => {
        watched.waiting.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      watched.waiting.add(wake);
      signal.addEventListener('abort', wake, { once: true });
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#heartbeat.stop();
    for (const { waiting, stop } of this.#watched.values()) {
      stop();
      for (const wake of [...waiting]) wake();
    }
  }

  #open(userId: string): Watched {
    const notifications = this.options.channel.listen(userId);
    const watched: Watched = {
      known: 0,
      version: 0,
      waiting: new Set(),
      listeners: 0,
      stop: () => void notifications.return?.(),
    };
    this.#watched.set(userId, watched);
    void (async () => {
      for await (const { head } of notifications) this.#grew(watched, head);
    })();
    return watched;
  }

  #grew(watched: Watched, head: number): void {
    watched.known = Math.max(watched.known, head);
    watched.version += 1;
    for (const wake of [...watched.waiting]) wake();
  }

  async #askHeads(): Promise<void> {
    if (this.#watched.size === 0) return;
    const heads = await this.options.heads([...this.#watched.keys()]);
    for (const [userId, head] of heads) {
      const watched = this.#watched.get(userId);
      if (watched && head > watched.known) this.#grew(watched, head);
    }
  }
}
