import { setImmediate } from 'node:timers/promises';
import { RateLimitedError } from '@propmubi/runtime/errors';

const MAX_WAITING = 500;
const MAX_WAITING_OF_ONE = 50;
/** After the event loop was held for n ms it belongs to everything else for at least as long. */
const REST = 1;
/** What takes less needs no pause before the next piece. */
const PAUSE_AFTER_MS = 2;
const RETRY_S = 2;

/** One piece of work that has its turn. Counts what it costs. */
export interface PlanningTurn {
  /** Runs a part of the work on the event loop, and then lets everything else run once if it took long. */
  hold<T>(work: () => T): Promise<T>;
  /** Awaits a part that another thread does. */
  elsewhere<T>(work: () => Promise<{ readonly value: T; readonly durationMs: number }>): Promise<T>;
  /** Time that this work has taken so far, here and elsewhere. */
  readonly spentMs: number;
}

interface Task {
  run(): Promise<Turn>;
}

/**
 * Gives turns to work that holds the event loop or a thread, such as planning an operation that was never seen before:
 * `slots` pieces at a time, between two of them everything else is served, and clients take turns, whatever each of
 * them has waiting.
 */
export class PlanningQueue {
  private readonly waiting = new Map<string, Task[]>();
  private count = 0;
  private running = 0;

  private readonly slots: number;
  private readonly isBounded: boolean;

  constructor({ slots = 1, isBounded = true }: { slots?: number; isBounded?: boolean } = {}) {
    this.slots = slots;
    this.isBounded = isBounded;
  }

  get size(): number {
    return this.count;
  }

  /** @throws RateLimitedError when too much waits already */
  run<T>(client: string, work: (turn: PlanningTurn) => T | Promise<T>): Promise<T> {
    const own = this.waiting.get(client) ?? [];
    if (this.isBounded && (this.count >= MAX_WAITING || own.length >= MAX_WAITING_OF_ONE))
      return Promise.reject(full());
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    own.push({
      async run() {
        const turn = new Turn();
        try {
          resolve(await work(turn));
        } catch (error) {
          reject(error as Error);
        }
        return turn;
      },
    });
    this.waiting.set(client, own);
    this.count += 1;
    if (this.running < this.slots) void this.drain();
    return promise;
  }

  private async drain(): Promise<void> {
    this.running += 1;
    for (let task = this.take(); task; task = this.take()) {
      const { heldMs } = await task.run();
      const restUntil = performance.now() + heldMs * REST;
      do await setImmediate();
      while (this.count > 0 && performance.now() < restUntil);
    }
    this.running -= 1;
  }

  /** The next task of the client whose turn it is, which then goes to the end of the line. */
  private take(): Task | undefined {
    const [next] = this.waiting;
    if (!next) return undefined;
    const [client, tasks] = next;
    const task = tasks.shift();
    this.waiting.delete(client);
    if (tasks.length > 0) this.waiting.set(client, tasks);
    this.count -= 1;
    return task;
  }
}

class Turn implements PlanningTurn {
  heldMs = 0;
  private elsewhereMs = 0;

  get spentMs(): number {
    return this.heldMs + this.elsewhereMs;
  }

  async hold<T>(work: () => T): Promise<T> {
    const startedAt = performance.now();
    try {
      return work();
    } finally {
      const tookMs = performance.now() - startedAt;
      this.heldMs += tookMs;
      if (tookMs > PAUSE_AFTER_MS) await setImmediate();
    }
  }

  async elsewhere<T>(work: () => Promise<{ readonly value: T; readonly durationMs: number }>): Promise<T> {
    const startedAt = performance.now();
    try {
      const { value, durationMs } = await work();
      this.elsewhereMs += durationMs;
      return value;
    } catch (error) {
      this.elsewhereMs += performance.now() - startedAt;
      throw error;
    }
  }
}

function full(): RateLimitedError {
  return new RateLimitedError('Too many new operations are waiting. Try again shortly.', {
    details: { limit: 'new-operations', retryAfterSeconds: RETRY_S },
  });
}
