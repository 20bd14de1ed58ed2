/** Events by topic, for tests: unbounded, with a count of who listens. */
export class Channel {
  private readonly listeners = new Map<string, Set<(event: unknown) => void>>();

  publish(topic: string, event: unknown): void {
    for (const listener of this.listeners.get(topic) ?? []) listener({ [topic]: event });
  }

  once(topic: string, work: () => void): void {
    this.listeners.set(topic, new Set([work]));
  }

  listening(topic: string): number {
    return this.listeners.get(topic)?.size ?? 0;
  }

  listen(topic: string): AsyncIterableIterator<unknown> {
    const waiting: unknown[] = [];
    let wake: (() => void) | undefined;
    let done = false;
    const listeners = this.listeners.get(topic) ?? new Set();
    this.listeners.set(topic, listeners);
    const listener = (event: unknown): void => {
      waiting.push(event);
      wake?.();
    };
    listeners.add(listener);
    return {
      [Symbol.asyncIterator]() {
        return this;
      },
      async next() {
        while (waiting.length === 0 && !done) await new Promise<void>((resolve) => (wake = resolve));
        return done ? { value: undefined, done: true } : { value: waiting.shift(), done: false };
      },
      return() {
        done = true;
        listeners.delete(listener);
        wake?.();
        return Promise.resolve({ value: undefined, done: true });
      },
    };
  }
}
