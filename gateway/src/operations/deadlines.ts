import type { Cancellation } from '@propmubi/federation/serving';

/**
 * Aborts what takes longer than a time that is the same for all, by the cancellation that ends it when its client goes. They reach
 * their deadlines in the order in which they came, so one timer serves all.
 */
export class Deadlines {
  private readonly pending = new Map<Cancellation, number>();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly timeoutMs: number) {}

  /** Does the work within the time, and calls `end` when it has ended. */
  async run<T>(cancellation: Cancellation, end: () => void, work: () => Promise<T>): Promise<T> {
    this.begin(cancellation);
    try {
      return await work();
    } finally {
      this.end(cancellation);
      end();
    }
  }

  /** The time of work whose end is told by `end`, for what a library runs. */
  begin(cancellation: Cancellation): void {
    this.pending.set(cancellation, performance.now() + this.timeoutMs);
    this.timer ??= this.startTimer(this.timeoutMs);
  }

  end(cancellation: Cancellation): void {
    this.pending.delete(cancellation);
  }

  private startTimer(ms: number): NodeJS.Timeout {
    return setTimeout(() => this.endOverdue(), ms).unref();
  }

  private endOverdue(): void {
    this.timer = undefined;
    const now = performance.now();
    for (const [cancellation, at] of this.pending) {
      if (at > now) {
        this.timer = this.startTimer(Math.ceil(at - now));
        return;
      }
      this.pending.delete(cancellation);
      cancellation.abort(new Error('The request took too long.'));
    }
  }
}
