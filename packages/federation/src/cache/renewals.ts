import { setTimeout as delay } from 'node:timers/promises';
import { PendingCaller } from '../transports/pending-caller.js';
import { readSlots, type SlotState } from './cached-reads.js';
import { LOOK_AFTER_MS } from './flights.js';
import { graceOf } from './grace.js';
import type { CacheStore } from './store.js';

/** Longer than a fetch takes. After one that failed, no process tries again before it has run out. */
const LOCK_MS = 3_000;
const DEFAULT_MOST_UNDER_WAY = 16;

/**
 * How it ended: with a newer answer that is kept, with one that another process kept, without one, or before it began, because too
 * many were under way.
 */
export type RenewalOutcome = 'renewed' | 'elsewhere' | 'failed' | 'skipped';

export interface RenewalsOptions {
  readonly store: CacheStore;
  /** Fetches under way at once; what is over its time beyond them waits for the next who asks. Default 16. */
  readonly mostUnderWay?: number;
  readonly onEnd?: (subgraph: string, outcome: RenewalOutcome) => void;
  /** Whom a failing store, or a failing fetch, is reported to. */
  readonly onError?: (error: unknown) => void;
  /** The clock of the cache. */
  readonly now?: () => number;
}

/**
 * Fetches slots as of these states and keeps what comes; false where that brings nothing newer. Not to be kept once `signal` has ended
 * it. It joins nothing that was sent before `startedAt`.
 */
export type FetchAnew = (
  due: readonly SlotState[],
  startedAt: number,
  signal: AbortSignal,
) => Promise<boolean>;

/**
 * Fetches anew, behind the answers of those who ask, what is kept and over its time: each slot once at a time, as a rule over all
 * processes. Nothing here rejects.
 */
export class Renewals {
  private readonly keys = new Set<string>();
  private readonly running = new Set<Promise<void>>();
  private readonly ending = new AbortController();

  constructor(private readonly options: RenewalsOptions) {}

  /** How many are under way. */
  get underWay(): number {
    return this.running.size;
  }

  /** Begins with those of `states` that are over their time and not under way in this process. */
  begin(subgraph: string, states: readonly SlotState[], fetchAnew: FetchAnew): void {
    const { mostUnderWay = DEFAULT_MOST_UNDER_WAY, onEnd, onError } = this.options;
    const overdue = states.filter(({ slot, overdueMs }) => overdueMs > 0 && !this.keys.has(slot.key));
    if (overdue.length === 0 || this.ending.signal.aborted) return;
    if (this.running.size >= mostUnderWay) {
      onEnd?.(subgraph, 'skipped');
      return;
    }
    for (const { slot } of overdue) this.keys.add(slot.key);
    const run = this.renew(overdue, fetchAnew)
      .catch((error: unknown): RenewalOutcome => {
        if (!this.ending.signal.aborted) onError?.(error);
        return 'failed';
      })
      .then((outcome) => {
        for (const { slot } of overdue) this.keys.delete(slot.key);
        this.running.delete(run);
        onEnd?.(subgraph, outcome);
      });
    this.running.add(run);
  }

  /** Ends those under way, which keep nothing more; none begins any more. */
  async close(): Promise<void> {
    this.ending.abort(new Error('The cache is closed.'));
    await Promise.all(this.running);
  }

  private async renew(overdue: readonly SlotState[], fetchAnew: FetchAnew): Promise<RenewalOutcome> {
    const { store } = this.options;
    const isOurs = await Promise.all(overdue.map(({ slot }) => store.lock(lockOf(slot.key), LOCK_MS)));
    const claimed = overdue.filter((_, index) => isOurs[index]);
    return claimed.length > 0 ? this.lead(claimed, fetchAnew) : this.follow(overdue);
  }

  private async lead(claimed: readonly SlotState[], fetchAnew: FetchAnew): Promise<RenewalOutcome> {
    const { signal } = this.ending;
    const startedAt = performance.now();
    let due: readonly SlotState[] = [];
    let isRenewed = false;
    try {
      // Another process may have renewed them. What changed since is fetched by who asks for it next.
      due = (await this.readAgain(claimed)).filter(isOverdue);
      isRenewed = due.length > 0 && (await unlessEnded(fetchAnew(due, startedAt, signal), signal));
      return due.length === 0 ? 'elsewhere' : isRenewed ? 'renewed' : 'failed';
    } finally {
      const failed = new Set(isRenewed || signal.aborted ? [] : due.map(({ slot }) => slot));
      await this.unlock(claimed.filter(({ slot }) => !failed.has(slot)));
    }
  }

  /** Looks now and then, so that this process knows what another one keeps, and asks for no lock meanwhile. */
  private async follow(overdue: readonly SlotState[]): Promise<RenewalOutcome> {
    const { signal } = this.ending;
    for (const ms of LOOK_AFTER_MS) {
      await delay(ms, undefined, { signal });
      if (!(await this.readAgain(overdue)).some(isOverdue)) break;
    }
    return 'elsewhere';
  }

  private readAgain(states: readonly SlotState[]): Promise<SlotState[]> {
    const { store, now = Date.now } = this.options;
    const slots = states.map(({ slot }) => slot);
    return readSlots(store, slots, now(), { fresh: true, graceMs: graceOf });
  }

  private async unlock(states: readonly SlotState[]): Promise<void> {
    const { store, onError } = this.options;
    await Promise.all(
      states.map(({ slot }) => store.unlock(lockOf(slot.key)).catch((error: unknown) => onError?.(error))),
    );
  }
}

/** Another lock than that of who waits for an answer. */
function lockOf(key: string): string {
  return `renew ${key}`;
}

function isOverdue({ overdueMs }: SlotState): boolean {
  return overdueMs > 0;
}

/** Rejects when `signal` ends it, also where the work goes on. */
function unlessEnded<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const caller = new PendingCaller<T>(signal, () => undefined);
  work.then(
    (value) => caller.resolve(value),
    (error: unknown) => caller.reject(error),
  );
  return caller.answer;
}
