/**
 * One run of an operation that several callers wait for. A caller may leave, and the others go on waiting; when the last one leaves,
 * the run is aborted.
 */
export class SharedAnswer {
  private readonly answer: Promise<string>;
  private readonly controller = new AbortController();
  private waiting = 0;

  /** `forget` is called when no other caller may join. */
  constructor(
    run: (signal: AbortSignal) => Promise<string>,
    private readonly forget: () => void,
  ) {
    this.answer = run(this.controller.signal);
    this.answer.then(forget, forget);
  }

  /** `runAborted` gives what a caller gets that leaves before the others, by its own aborted signal. */
  join(signal: AbortSignal | undefined, runAborted: () => Promise<string>): Promise<string> {
    this.waiting += 1;
    if (!signal) return this.answer;
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    const leave = (): void => {
      this.waiting -= 1;
      if (this.waiting > 0) return resolve(runAborted());
      // The last one gets the answer of the run that it ends.
      this.forget();
      this.controller.abort(signal.reason);
    };
    if (signal.aborted) leave();
    else signal.addEventListener('abort', leave, { once: true });
    const stopListening = (): void => signal.removeEventListener('abort', leave);
    this.answer.finally(stopListening).then(resolve, reject);
    return promise;
  }
}
