/** What of an `AbortSignal`, which is one, ending a request early takes. */
export interface CancelSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/**
 * An `AbortController` and its signal in one object, for the several that each request needs and hardly any uses: an
 * `EventTarget` costs more than the rest of a request's bookkeeping.
 */
export class Cancellation implements CancelSignal {
  aborted = false;
  reason: unknown = undefined;
  /** Most have one. */
  private first: (() => void) | undefined;
  private others: Set<() => void> | undefined;

  /** Takes the first reason; further calls do nothing. */
  abort(reason: unknown): void {
    if (this.aborted) return;
    this.aborted = true;
    this.reason = reason;
    const listeners = [...(this.first ? [this.first] : []), ...(this.others ?? [])];
    this.first = this.others = undefined;
    for (const listener of listeners) listener();
  }

  addEventListener(_type: 'abort', listener: () => void): void {
    if (this.aborted) return;
    if (!this.first) this.first = listener;
    else (this.others ??= new Set()).add(listener);
  }

  removeEventListener(_type: 'abort', listener: () => void): void {
    if (this.first === listener) this.first = undefined;
    else this.others?.delete(listener);
  }
}
