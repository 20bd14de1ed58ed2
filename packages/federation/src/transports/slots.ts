import type { CancelSignal } from '../cancellation.js';

interface Waiting {
  readonly signal: CancelSignal | undefined;
  readonly enter: () => void;
  readonly leave: (reason: unknown) => void;
}

/** Lets so many run at once, and so many more wait for their turn. */
export class Slots {
  private active = 0;
  private readonly waiting: Waiting[] = [];

  constructor(
    private readonly maxActive: number,
    private readonly maxWaiting: number,
  ) {}

  /** Takes a slot; false when all are taken. */
  take(): boolean {
    if (this.active >= this.maxActive) return false;
    this.active += 1;
    return true;
  }

  /** Waits for a slot; undefined when too many wait already. Rejects for a signal that aborted meanwhile. */
  wait(signal: CancelSignal | undefined): Promise<void> | undefined {
    if (this.waiting.length >= this.maxWaiting) return undefined;
    return new Promise((enter, leave) => {
      this.waiting.push({ signal, enter, leave });
    });
  }

  /** Gives a slot back, or on to the next that waits and still wants it. */
  release(): void {
    for (let next = this.waiting.shift(); next; next = this.waiting.shift()) {
      if (!next.signal?.aborted) return next.enter();
      next.leave(next.signal.reason);
    }
    this.active -= 1;
  }
}
