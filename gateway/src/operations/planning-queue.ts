import { setImmediate } from 'node:timers/promises';
import { RateLimitedError } from '@propmubi/runtime/errors';

const MAX_WAITING = 500;
const MAX_WAITING_OF_ONE = 50;
/** After work of n ms the loop belongs to everything else for at least as long. */
const REST = 1;
const RETRY_S = 2;

interface Task {
  readonly run: () => void;
}

/**
 * Runs work that holds the event loop, such as planning an operation that was never seen before, one piece at a time:
 * between two pieces everything else is served, and clients take turns, whatever each of them has waiting. Bounded.
 */
export class PlanningQueue {
  private readonly waiting = new Map<string, Task[]>();
  private count = 0;
  private running = false;

  get size(): number {
    return this.count;
  }

  /** @throws RateLimitedError when too much waits already */
  run<T>(client: string, work: () => T): Promise<T> {
    const own = this.waiting.get(client) ?? [];
    if (this.count >= MAX_WAITING || own.length >= MAX_WAITING_OF_ONE) return Promise.reject(full());
    return new Promise<T>((resolve, reject) => {
      own.push({
        run: () => {
          try {
            resolve(work());
          } catch (error) {
            reject(error as Error);
          }
        },
      });
      this.waiting.set(client, own);
      this.count += 1;
      if (!this.running) void this.drain();
    });
  }

  private async drain(): Promise<void> {
    this.running = true;
    for (let task = this.take(); task; task = this.take()) {
      const startedAt = performance.now();
      task.run();
      const restUntil = performance.now() + (performance.now() - startedAt) * REST;
      do await setImmediate();
      while (this.count > 0 && performance.now() < restUntil);
    }
    this.running = false;
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

function full(): RateLimitedError {
  return new RateLimitedError('Too many new operations are waiting. Try again shortly.', {
    details: { limit: 'new-operations', retryAfterSeconds: RETRY_S },
  });
}
