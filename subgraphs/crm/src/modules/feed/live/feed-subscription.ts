import { toAppError, UnavailableError, type AppError } from '@propmubi/runtime';
import type { FeedOwner } from '../store/feed-owner.js';
import type { FeedEntry } from '../store/feed-entry.js';
import { noLongerReads, slowReader } from './feed-errors.js';
import { FEED_PAGE, type FeedReader } from '../store/feed-reader.js';

/** What a subscription yields: an entry, a gap, or as its last word why it ends. */
export type FeedSignal =
  | { type: 'entry'; entry: FeedEntry }
  | { type: 'gap'; missed: number; seq: number }
  | { type: 'end'; error: AppError };

/** What a subscription needs of the fan-out it joins when it has caught up. */
interface Fanout {
  /** Every live subscription has everything up to this seq. */
  readonly position: number;
  join(subscription: FeedSubscription, position: number): void;
}

export const QUEUE_CAPACITY = 256;

/**
 * One subscriber's way through a feed. Behind the fan-out it reads pages of its own, as fast as it is asked and no
 * faster; once it has what the fan-out has, it is live and the fan-out pushes to it. The switch happens between two awaits,
 * so no entry falls between, and `position` keeps any from coming twice.
 */
export class FeedSubscription implements AsyncIterableIterator<FeedSignal> {
  live = false;
  readonly #queue: FeedSignal[] = [];
  /** Last seq taken from the feed, and last one the subscriber was given. */
  #position: number;
  #handed: number;
  /** Whether the subscriber took anything lately, and whether anything waited for it. */
  #progressed = true;
  #waited = false;
  #wake: (() => void) | undefined;
  #ended = false;
  #done = false;
  readonly #onClose: () => void;

  constructor(
    readonly owner: FeedOwner,
    private readonly feed: FeedReader,
    private readonly fanout: Fanout,
    { after, floor, onClose }: { after: number; floor: number; onClose: () => void },
  ) {
    this.#position = after;
    this.#handed = after;
    this.#onClose = onClose;
    if (after < floor) this.#push({ type: 'gap', missed: floor - after, seq: floor });
  }

  /**
   * From the fan-out: the entries it read. Those this subscriber already has are skipped. One that is behind by more than
   * the queue holds goes back to reading pages at its own pace, as long as it reads at all.
   */
  deliver(entries: readonly FeedEntry[]): void {
    if (!this.live || this.#ended) return;
    for (const entry of entries) {
      if (entry.seq <= this.#position) continue;
      if (this.#queue.length >= QUEUE_CAPACITY) {
        if (!this.#progressed) return this.end(slowReader());
        this.live = false;
        this.#queue.length = 0;
        this.#position = this.#handed;
        break;
      }
      this.#take(entry);
    }
    this.#progressed = false;
  }

  /** Called now and then: ends the subscription when something waited in it since the last call and nothing was taken. */
  endIfStalled(): void {
    if (this.#queue.length > 0 && this.#waited && !this.#progressed) this.end(slowReader());
    this.#waited = this.#queue.length > 0;
    this.#progressed = false;
  }

  /** Ends the subscription with a reason the client is told; what is queued is dropped, the cursor brings it back. */
  end(error: AppError): void {
    if (this.#ended) return;
    this.#ended = true;
    this.live = false;
    this.#queue.length = 0;
    this.#queue.push({ type: 'end', error });
    this.#wake?.();
  }

  async next(): Promise<IteratorResult<FeedSignal>> {
    for (;;) {
      const signal = this.#queue.shift();
      if (signal) {
        this.#progressed = true;
        if (signal.type === 'end') this.#finish();
        else this.#handed = signal.type === 'gap' ? signal.seq : signal.entry.seq;
        return { value: signal, done: false };
      }
      if (this.#done) return { value: undefined, done: true };
      if (this.live) await new Promise<void>((resolve) => (this.#wake = resolve));
      else await this.#catchUp();
    }
  }

  async return(): Promise<IteratorResult<FeedSignal>> {
    this.#queue.length = 0;
    this.#finish();
    return { value: undefined, done: true };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async #catchUp(): Promise<void> {
    const page = await this.feed
      .after(this.owner, this.#position)
      .catch((error: unknown) => this.end(toAppError(error) ?? new UnavailableError()));
    if (!page || this.#ended || this.#done) return;
    if (!page.active) return this.end(noLongerReads(this.owner));
    for (const entry of page.entries) this.#take(entry);
    if (page.entries.length < FEED_PAGE && this.#position >= this.fanout.position) {
      this.fanout.join(this, this.#position);
    }
  }

  #take(entry: FeedEntry): void {
    const missed = entry.seq - this.#position - 1;
    // Seqs have no holes, so a hole is what retention trimmed in the meantime.
    if (missed > 0) this.#push({ type: 'gap', missed, seq: entry.seq - 1 });
    this.#position = entry.seq;
    this.#push({ type: 'entry', entry });
  }

  #push(signal: FeedSignal): void {
    if (signal.type === 'gap') this.#position = signal.seq;
    this.#queue.push(signal);
    this.#wake?.();
  }

  #finish(): void {
    if (this.#done) return;
    this.#done = true;
    this.#ended = true;
    this.#wake?.();
    this.#onClose();
  }
}
