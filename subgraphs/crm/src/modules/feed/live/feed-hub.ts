import { setTimeout } from 'node:timers/promises';
import type { NotificationChannel, Logger } from '@propmubi/runtime';
import { addressOf, type FeedOwner, ownerKey } from '../store/feed-owner.js';
import { mayNotRead, noLongerReads, shuttingDown } from './feed-errors.js';
import { FeedFanout } from './feed-fanout.js';
import { FeedSubscription } from './feed-subscription.js';
import type { FeedReader } from '../store/feed-reader.js';

/** The feed reaches to `head`: read it. */
export interface FeedNotification {
  head: number;
}

const LISTEN_TIMEOUT_MS = 1_000;
/** Feeds whose heads one statement asks for: reading thousands of rows in one turn would hold up every event. */
const HEADS_AT_ONCE = 250;

export interface HubOptions {
  feed: FeedReader;
  channel: NotificationChannel<FeedNotification>;
  logger: Logger;
  heartbeatMs: number;
}

interface OpenFeed {
  fanout: FeedFanout;
  notifications: AsyncIterableIterator<FeedNotification>;
  /** Settles when Redis confirmed the subscription, or when waiting for that took too long. */
  listening: Promise<unknown>;
}

/**
 * Every feed that is open in this process. Postgres holds the truth; Redis only says when to look, over one
 * connection; and a heartbeat asks for the heads of all feeds open here, so a notification that Redis lost is late by
 * one heartbeat and no more.
 */
export class FeedHub {
  readonly #feeds = new Map<string, OpenFeed>();
  readonly #heartbeat: NodeJS.Timeout;
  #polling: Promise<void> | undefined;
  #closed = false;

  constructor(private readonly options: HubOptions) {
    this.#heartbeat = setInterval(() => void this.pollHeads(), options.heartbeatMs);
    this.#heartbeat.unref();
  }

  /**
   * Opens a feed after `seq`, or, without one, before the oldest entry that still needs an action.
   * Listening begins before the feed is read, so what is committed in between is notified or read, or both.
   * @throws ForbiddenError NOT_A_BROKERAGE_AGENT, MAY_NOT_CLAIM
   */
  async subscribe(owner: FeedOwner, seq: number | undefined): Promise<FeedSubscription> {
    if (this.#closed) throw shuttingDown();
    const key = ownerKey(owner);
    const { fanout, listening } = this.#feeds.get(key) ?? this.#open(key, owner);
    fanout.opening++;
    try {
      await listening;
      const state = await this.options.feed.state(owner);
      if (!state) throw mayNotRead(owner);
      const subscription: FeedSubscription = new FeedSubscription(owner, this.options.feed, fanout, {
        after: Math.min(seq ?? state.pending, state.head),
        floor: state.floor,
        onClose: () => {
          fanout.subscriptions.delete(subscription);
          this.#release(key);
        },
      });
      fanout.subscriptions.add(subscription);
      return subscription;
    } finally {
      fanout.opening--;
      this.#release(key);
    }
  }

  /** The seq after which a feed without a cursor begins. @throws ForbiddenError NOT_A_BROKERAGE_AGENT, MAY_NOT_CLAIM */
  async startOf(owner: FeedOwner): Promise<number> {
    const state = await this.options.feed.state(owner);
    if (!state) throw mayNotRead(owner);
    return Math.min(state.pending, state.head);
  }

  /** Looks at the heads of all feeds open here; also ends those of agents who left their brokerage. */
  pollHeads(): Promise<void> {
    this.#polling ??= this.#poll()
      .catch((error: unknown) => this.options.logger.warn({ err: error }, 'feed heartbeat'))
      .finally(() => (this.#polling = undefined));
    return this.#polling;
  }

  /** What is open, for tests and metrics. */
  get open(): { feeds: number; subscriptions: number } {
    let subscriptions = 0;
    for (const { fanout } of this.#feeds.values()) subscriptions += fanout.subscriptions.size;
    return { feeds: this.#feeds.size, subscriptions };
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#heartbeat);
    for (const { fanout } of this.#feeds.values()) fanout.endAll(shuttingDown());
    await Promise.all([...this.#feeds.values()].map(({ notifications }) => notifications.return?.()));
    this.#feeds.clear();
    await this.#polling;
  }

  #open(key: string, owner: FeedOwner): OpenFeed {
    const { feed, channel, logger } = this.options;
    const notifications = channel.listen(addressOf(owner), { capacity: 1 });
    const opened: OpenFeed = {
      fanout: new FeedFanout(owner, feed, logger),
      notifications,
      // Without Redis the feed still opens: it lives by the heartbeat.
      listening: Promise.race([
        notifications.ready,
        setTimeout(LISTEN_TIMEOUT_MS, undefined, { ref: false }),
      ]).catch(() => undefined),
    };
    this.#feeds.set(key, opened);
    void this.#follow(opened);
    return opened;
  }

  async #follow({ fanout, notifications }: OpenFeed): Promise<void> {
    try {
      for await (const { head } of notifications) fanout.advanceTo(head);
    } catch (error) {
      // Without Redis the heartbeat alone finds what is new.
      this.options.logger.warn({ err: error }, 'feed notifications');
    }
  }

  async #poll(): Promise<void> {
    const open = [...this.#feeds];
    for (let from = 0; from < open.length; from += HEADS_AT_ONCE)
      await this.#pollSome(open.slice(from, from + HEADS_AT_ONCE));
  }

  async #pollSome(asked: readonly (readonly [key: string, feed: OpenFeed])[]): Promise<void> {
    const heads = await this.options.feed.latestSeqByOwner(asked.map(([, { fanout }]) => fanout.owner));
    for (const [key, feed] of asked) {
      // It closed meanwhile.
      if (this.#feeds.get(key) !== feed) continue;
      const { fanout } = feed;
      const head = heads.get(key);
      if (head === undefined) fanout.endAll(noLongerReads(fanout.owner));
      else fanout.advanceTo(head);
      for (const subscription of fanout.subscriptions) subscription.endIfStalled();
    }
  }

  #release(key: string): void {
    const feed = this.#feeds.get(key);
    if (!feed?.fanout.isEmpty) return;
    this.#feeds.delete(key);
    void feed.notifications.return?.();
  }
}
