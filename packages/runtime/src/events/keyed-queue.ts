/**
 * Runs work by key: one at a time and in order within a key, up to `concurrency` of them at a time over all.
 * A key that waits (between two tries of the same event) holds no slot, so the others flow.
 */
export class KeyedQueue {
  readonly #queues = new Map<string, (() => Promise<void>)[]>();
  readonly #waiting: (() => void)[] = [];
  readonly #idle: (() => void)[] = [];
  #free: number;

  constructor(concurrency: number) {
    this.#free = concurrency;
  }

  add(key: string, work: () => Promise<void>): void {
    const queue = this.#queues.get(key);
    if (queue) {
      queue.push(work);
      return;
    }
    const started = [work];
    this.#queues.set(key, started);
    void this.#run(key, started);
  }

  /** Runs `work` in one of the slots. */
  async slot<T>(work: () => Promise<T>): Promise<T> {
    if (this.#free === 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#free--;
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free++;
    }
  }

  /** Resolves when all queue are empty. */
  async idle(): Promise<void> {
    if (this.#queues.size > 0) await new Promise<void>((resolve) => this.#idle.push(resolve));
  }

  async #run(key: string, queue: (() => Promise<void>)[]): Promise<void> {
    for (let work = queue[0]; work; work = queue[0]) {
      await work();
      queue.shift();
    }
    this.#queues.delete(key);
    if (this.#queues.size === 0) for (const resolve of this.#idle.splice(0)) resolve();
  }
}
