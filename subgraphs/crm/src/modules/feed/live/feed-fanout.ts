import type { AppError, Logger } from '@propmubi/runtime';
import { addressOf, type FeedOwner } from '../store/feed-owner.js';
import { noLongerReads } from './feed-errors.js';
import type { FeedSubscription } from './feed-subscription.js';
import { FEED_PAGE, type FeedReader } from '../store/feed-reader.js';

/**
 * All subscriptions of one owner in this process: however many screens are open, a notification costs one read.
 */
export class FeedFanout {
  readonly subscriptions = new Set<FeedSubscription>();
  /** Subscribers that are being opened; they keep the fan-out. */
  opening = 0;
  /** Every live subscription has everything up to this seq. */
  position = 0;
  #known = 0;
  #reading: Promise<void> | undefined;

  constructor(
    readonly owner: FeedOwner,
    private readonly feed: FeedReader,
    private readonly logger: Logger,
  ) {}

  get isEmpty(): boolean {
    return this.subscriptions.size === 0 && this.opening === 0;
  }

  /** The feed reaches at least to `head`: reads what is new, once, however often it is called meanwhile. */
  advanceTo(head: number): void {
    this.#known = Math.max(this.#known, head);
    if (this.position >= this.#known || this.#reading || !this.#hasLive()) return;
    this.#reading = this.#read().then(
      () => {
        this.#reading = undefined;
        // Announced while the last page was on its way.
        this.advanceTo(0);
      },
      (error: unknown) => {
        this.#reading = undefined;
        // The next notification or heartbeat tries again.
        this.logger.warn({ err: error, feed: addressOf(this.owner) }, 'feed not read');
      },
    );
  }

  /**
   * A subscription that has read up to `position` by itself becomes live. The first one sets the position;
   * it never moves past what the others were given.
   */
  join(subscription: FeedSubscription, position: number): void {
    if (!this.#hasLive()) this.position = position;
    subscription.live = true;
    this.advanceTo(position);
  }

  endAll(error: AppError): void {
    for (const subscription of this.subscriptions) subscription.end(error);
  }

  #hasLive(): boolean {
    for (const { live } of this.subscriptions) if (live) return true;
    return false;
  }

  async #read(): Promise<void> {
    while (this.position < this.#known && this.#hasLive()) {
      const known = this.#known;
      const { active, entries } = await this.feed.after(this.owner, this.position);
      if (!active) return this.endAll(noLongerReads(this.owner));
      for (const subscription of this.subscriptions) subscription.deliver(entries);
      this.position = entries.at(-1)?.seq ?? this.position;
      // An announcement nothing stood behind is forgotten; it must not move the position.
      if (entries.length < FEED_PAGE && this.#known === known) this.#known = this.position;
    }
  }
}
