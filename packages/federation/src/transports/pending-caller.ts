/**
 * A caller that waits for an answer together with others, and may leave before it comes. Nothing stays at the signal
 * once there is an answer: a subscription's signal outlives all its fetches.
 */
export class PendingCaller<T> {
  readonly answer: Promise<T>;
  readonly resolve: (answer: T) => void;
  readonly reject: (error: unknown) => void;

  constructor(signal: AbortSignal | undefined, onLeave: () => void) {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    const leave = (): void => {
      reject(signal?.reason);
      onLeave();
    };
    this.answer = promise;
    this.resolve = (answer) => {
      signal?.removeEventListener('abort', leave);
      resolve(answer);
    };
    this.reject = (error) => {
      signal?.removeEventListener('abort', leave);
      reject(error);
    };
    // Not before the caller has put it where it waits.
    if (signal?.aborted) queueMicrotask(leave);
    else signal?.addEventListener('abort', leave, { once: true });
  }
}
