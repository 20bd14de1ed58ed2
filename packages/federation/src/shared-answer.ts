import type { AnswerBytes } from './answer-bytes.js';
import { Cancellation, type CancelSignal } from './cancellation.js';

interface Caller {
  readonly signal: CancelSignal | undefined;
  readonly leave: () => void;
  readonly resolve: (answer: AnswerBytes | Promise<AnswerBytes>) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * One run of an operation that several callers wait for. A caller may leave, and the others go on waiting; when the last one leaves,
 * the run is aborted.
 */
export class SharedAnswer {
  private readonly cancellation = new Cancellation();
  private readonly callers: Caller[] = [];
  private waiting = 0;

  /** `forget` is called when no other caller may join. */
  constructor(
    run: (signal: CancelSignal) => Promise<AnswerBytes>,
    private readonly forget: () => void,
  ) {
    run(this.cancellation).then(
      (answer) => this.end(({ resolve }, index) => resolve(index === 0 ? answer : answer.share())),
      (error: unknown) => this.end(({ reject }) => reject(error)),
    );
  }

  /** `runAborted` gives what a caller gets that leaves before the others, by its own aborted signal. */
  join(signal: CancelSignal | undefined, runAborted: () => Promise<AnswerBytes>): Promise<AnswerBytes> {
    this.waiting += 1;
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        this.waiting -= 1;
        if (this.waiting > 0) return resolve(runAborted());
        // The last one gets the answer of the run that it ends.
        this.forget();
        this.cancellation.abort(signal?.reason);
      };
      this.callers.push({ signal, leave, resolve, reject });
      if (signal?.aborted) leave();
      else signal?.addEventListener('abort', leave);
    });
  }

  private end(settle: (caller: Caller, index: number) => void): void {
    this.forget();
    this.callers.forEach((caller, index) => {
      caller.signal?.removeEventListener('abort', caller.leave);
      settle(caller, index);
    });
  }
}
