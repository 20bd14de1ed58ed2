import { setTimeout as delay } from 'node:timers/promises';
import { parseJson } from '../exact-json.js';
import type { CacheStore } from './store.js';

/** Longer than a fetch takes; a process that ends while it fetches holds up others so long. */
const LOCK_MS = 3_000;
/** When others look whether what they wait for has come; then they fetch it themselves. */
export const LOOK_AFTER_MS = [5, 10, 20, 40, 80, 160, 320];

/** What a flight brings. */
export interface Brought {
  /** JSON; undefined where there is nothing that others may have. */
  readonly text: string | undefined;
  /** When it is in the store: others look for it there. */
  readonly kept: Promise<void>;
}

/** Runs what many want at the same time once: in this process, and as a rule over all of them. */
export class Flights {
  private readonly running = new Map<string, Promise<string | undefined>>();

  constructor(
    private readonly store: CacheStore,
    private readonly failed: (error: unknown) => undefined,
  ) {}

  /**
   * The value of `work`; each caller gets a copy of its own. `look` says whether another process has it meanwhile. Undefined
   * where `work` brings none.
   */
  async once(
    key: string,
    look: () => Promise<string | undefined>,
    work: () => Promise<Brought>,
  ): Promise<unknown> {
    let flight = this.running.get(key);
    if (!flight) {
      flight = this.start(key, look, work).finally(() => this.running.delete(key));
      this.running.set(key, flight);
    }
    const text = await flight;
    return text === undefined ? undefined : parseJson(text);
  }

  private async start(
    key: string,
    look: () => Promise<string | undefined>,
    work: () => Promise<Brought>,
  ): Promise<string | undefined> {
    const isOurs = await this.store.lock(key, LOCK_MS).catch((error: unknown) => this.failed(error) ?? true);
    if (isOurs) return this.lead(key, look, work);
    for (const ms of LOOK_AFTER_MS) {
      await delay(ms);
      const found = await look().catch(this.failed);
      if (found !== undefined) return found;
    }
    return (await work()).text;
  }

  private async lead(
    key: string,
    look: () => Promise<string | undefined>,
    work: () => Promise<Brought>,
  ): Promise<string | undefined> {
    const unlock = (): void => void this.store.unlock(key).catch(this.failed);
    // Another process may have brought it since it was looked for.
    const found = await look().catch(this.failed);
    if (found !== undefined) {
      unlock();
      return found;
    }
    try {
      const { text, kept } = await work();
      void kept.finally(unlock);
      return text;
    } catch (error) {
      unlock();
      throw error;
    }
  }
}
