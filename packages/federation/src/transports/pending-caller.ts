import type { CancelSignal } from '../cancellation.js';

/**
 * A caller that waits for an answer together with others, and may leave before it comes. Nothing stays at the signal
 * once there is an answer: a subscription's signal outlives all its fetches.
 */
export class PendingCaller<T> {
  readonly answer: Promise<T>;
  private readonly settle: { resolve: (answer: T) => void; reject: (error: unknown) => void };
  private readonly leave: (() => void) | undefined;

  constructor(
    private readonly signal: CancelSignal | undefined,
    onLeave: () => void,
  ) {
    let settle: typeof this.settle | undefined;
    this.answer = new Promise<T>((resolve, reject) => (settle = { resolve, reject }));
    this.settle = settle as typeof this.settle;
    if (!signal) return;
    this.leave = () => {
      this.settle.reject(signal.reason);
      onLeave();
    };
    // Not before the caller has put it where it waits.
    if (signal.aborted) queueMicrotask(this.leave);
    else signal.addEventListener('abort', this.leave);
  }

  resolve(answer: T): void {
    this.stopListening();
    this.settle.resolve(answer);
  }

  reject(error: unknown): void {
    this.stopListening();
    this.settle.reject(error);
  }

  private stopListening(): void {
    if (this.leave) this.signal?.removeEventListener('abort', this.leave);
  }
}
