export interface QueueLimits {
  readonly maxItems: number;
  readonly maxBytes: number;
}

/**
 * Holds what a slow reader has not taken yet, up to a bound. Sizes are only counted for items that have to wait:
 * a reader that keeps up pays nothing. Single consumer.
 */
export class BoundedQueue<T> {
  private readonly waiting: { item: T; bytes: number }[] = [];
  private bytes = 0;
  private ended = false;
  private take: ((result: IteratorResult<T, undefined>) => void) | undefined;

  constructor(
    private readonly limits: QueueLimits,
    private readonly sizeOf: (item: T) => number,
  ) {}

  /** False when the item does not fit any more: the reader is too slow, and the item was not taken. */
  push(item: T): boolean {
    if (this.ended) return true;
    if (this.take) {
      const take = this.take;
      this.take = undefined;
      take({ value: item, done: false });
      return true;
    }
    const bytes = this.sizeOf(item);
    if (this.waiting.length >= this.limits.maxItems || this.bytes + bytes > this.limits.maxBytes)
      return false;
    this.bytes += bytes;
    this.waiting.push({ item, bytes });
    return true;
  }

  /** Nothing comes after what is waiting now. */
  end(): void {
    this.ended = true;
    this.take?.({ value: undefined, done: true });
    this.take = undefined;
  }

  /** Forgets what is waiting and ends. */
  clear(): void {
    this.waiting.length = 0;
    this.bytes = 0;
    this.end();
  }

  next(): Promise<IteratorResult<T, undefined>> {
    const first = this.waiting.shift();
    if (first) {
      this.bytes -= first.bytes;
      return Promise.resolve({ value: first.item, done: false });
    }
    if (this.ended) return Promise.resolve({ value: undefined, done: true });
    return new Promise((resolve) => {
      this.take = resolve;
    });
  }
}
