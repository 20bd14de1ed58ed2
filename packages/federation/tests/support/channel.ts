/** Events pushed by a test, heard by each of those who listen; counts them. */
export class Channel {
  private readonly listeners = new Set<(event: unknown) => void>();
  private readonly changes = new Set<() => void>();
  opened = 0;

  get open(): number {
    return this.listeners.size;
  }

  /** Resolves when so many listen. */
  hasOpen(count: number): Promise<void> {
    return new Promise((resolve) => {
      const check = (): void => {
        if (this.open !== count) return;
        this.changes.delete(check);
        resolve();
      };
      this.changes.add(check);
      check();
    });
  }

  push(event: unknown): void {
    for (const listener of this.listeners) listener(event);
  }

  listen(): AsyncIterableIterator<unknown> {
    const waiting: unknown[] = [];
    let wake: () => void = () => undefined;
    let closed = false;
    const listener = (event: unknown): void => {
      waiting.push(event);
      wake();
    };
    this.listeners.add(listener);
    this.opened += 1;
    this.changed();
    return {
      [Symbol.asyncIterator]() {
        return this;
      },
      async next() {
        while (waiting.length === 0 && !closed) await new Promise<void>((resolve) => (wake = resolve));
        return closed ? { value: undefined, done: true } : { value: waiting.shift(), done: false };
      },
      return: () => {
        closed = true;
        this.listeners.delete(listener);
        this.changed();
        wake();
        return Promise.resolve({ value: undefined, done: true });
      },
    };
  }

  private changed(): void {
    for (const check of this.changes) check();
  }
}
