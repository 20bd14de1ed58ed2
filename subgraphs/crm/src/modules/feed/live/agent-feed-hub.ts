import { setTimeout } from 'node:timers/promises';
import type { LiveChannel, Logger } from '@propmubi/runtime';
import type { FeedOwner } from '../store/feed-cursor.js';
import { leftBrokerage, noDesk, shuttingDown } from './feed-errors.js';
import { FeedRoom } from './feed-room.js';
import { FeedSubscription } from './feed-subscription.js';
import type { FeedReader } from '../store/feed.repository.js';

/** "Look again": the agent's feed in this brokerage reaches to `head`. */
export interface FeedHint {
  organizationId: string;
  head: number;
}

const LISTEN_TIMEOUT_MS = 1_000;

export interface HubOptions {
  feed: FeedReader;
  channel: LiveChannel<FeedHint>;
  logger: Logger;
  heartbeatMs: number;
}

interface Desk {
  room: FeedRoom;
  hints: AsyncIterableIterator<FeedHint>;
  /** Settles when Redis confirmed that it will pass hints on, or when waiting for that took too long. */
  listening: Promise<unknown>;
}

/**
 * Every agent feed that is open in this process. Postgres holds the truth; Redis only says when to look, over one
 * connection; and a heartbeat asks for the heads of all agents connected here with one statement, so a hint that
 * Redis lost is late by one heartbeat and no more.
 */
export class AgentFeedHub {
  readonly #desks = new Map<string, Desk>();
  readonly #heartbeat: NodeJS.Timeout;
  #beating: Promise<void> | undefined;
  #closed = false;

  constructor(private readonly options: HubOptions) {
    this.#heartbeat = setInterval(() => void this.beat(), options.heartbeatMs);
    this.#heartbeat.unref();
  }

  /**
   * Opens a feed after `seq`, or, without one, before the oldest lead that still waits for the agent's answer.
   * Listening begins before the feed is read, so what is committed in between is hinted at or read, or both.
   * @throws ForbiddenError NO_AGENT_DESK
   */
  async subscribe(owner: FeedOwner, seq: number | undefined): Promise<FeedSubscription> {
    if (this.#closed) throw shuttingDown();
    const key = keyOf(owner);
    const { room, listening } = this.#desks.get(key) ?? this.#open(key, owner);
    room.opening++;
    try {
      await listening;
      const state = await this.options.feed.state(owner);
      if (!state) throw noDesk();
      const subscription: FeedSubscription = new FeedSubscription(owner, this.options.feed, room, {
        after: Math.min(seq ?? state.pending, state.head),
        floor: state.floor,
        onClose: () => {
          room.subscriptions.delete(subscription);
          this.#release(key);
        },
      });
      room.subscriptions.add(subscription);
      return subscription;
    } finally {
      room.opening--;
      this.#release(key);
    }
  }

  /** The seq after which a feed without a cursor begins. @throws ForbiddenError NO_AGENT_DESK */
  async startOf(owner: FeedOwner): Promise<number> {
    const state = await this.options.feed.state(owner);
    if (!state) throw noDesk();
    return Math.min(state.pending, state.head);
  }

  /** Looks at the heads of all agents connected here; also ends the feeds of those who left their brokerage. */
  beat(): Promise<void> {
    this.#beating ??= this.#beat()
      .catch((error: unknown) => this.options.logger.warn({ err: error }, 'feed heartbeat'))
      .finally(() => (this.#beating = undefined));
    return this.#beating;
  }

  /** What is open, for tests and metrics. */
  get open(): { rooms: number; subscriptions: number } {
    let subscriptions = 0;
    for (const { room } of this.#desks.values()) subscriptions += room.subscriptions.size;
    return { rooms: this.#desks.size, subscriptions };
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#heartbeat);
    for (const { room } of this.#desks.values()) room.endAll(shuttingDown());
    await Promise.all([...this.#desks.values()].map(({ hints }) => hints.return?.()));
    this.#desks.clear();
    await this.#beating;
  }

  #open(key: string, owner: FeedOwner): Desk {
    const { feed, channel, logger } = this.options;
    const hints = channel.listen(topicOf(owner.agentId), { capacity: 1 });
    const desk: Desk = {
      room: new FeedRoom(owner, feed, logger),
      hints,
      // Without Redis the feed still opens: it lives by the heartbeat.
      listening: Promise.race([hints.ready, setTimeout(LISTEN_TIMEOUT_MS, undefined, { ref: false })]).catch(
        () => undefined,
      ),
    };
    this.#desks.set(key, desk);
    void this.#follow(desk);
    return desk;
  }

  async #follow({ room, hints }: Desk): Promise<void> {
    try {
      for await (const { organizationId, head } of hints) {
        if (organizationId === room.owner.organizationId) room.reach(head);
      }
    } catch (error) {
      // Without Redis the heartbeat alone finds what is new.
      this.options.logger.warn({ err: error }, 'feed hints');
    }
  }

  async #beat(): Promise<void> {
    if (this.#desks.size === 0) return;
    const agentIds = new Set([...this.#desks.values()].map(({ room }) => room.owner.agentId));
    const heads = await this.options.feed.heads([...agentIds]);
    const byKey = new Map(heads.map((head) => [keyOf(head), head.head]));
    for (const [key, { room }] of this.#desks) {
      if (!agentIds.has(room.owner.agentId)) continue;
      const head = byKey.get(key);
      if (head === undefined) room.endAll(leftBrokerage());
      else room.reach(head);
      for (const subscription of room.subscriptions) subscription.endIfStalled();
    }
  }

  #release(key: string): void {
    const desk = this.#desks.get(key);
    if (!desk?.room.isEmpty) return;
    this.#desks.delete(key);
    void desk.hints.return?.();
  }
}

export function topicOf(agentId: string): string {
  return `agent:${agentId}`;
}

function keyOf({ organizationId, agentId }: FeedOwner): string {
  return `${organizationId}/${agentId}`;
}
