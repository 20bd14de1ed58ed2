import { setTimeout as sleep } from 'node:timers/promises';
import type { BusConnection } from './bus-connection.js';

/** Acknowledges what is finished within a few milliseconds by one command. */
export class Acknowledgements {
  readonly #open = new Map<string, { entryIds: string[]; sent: Promise<void> }>();

  constructor(
    private readonly commands: BusConnection,
    private readonly group: string,
    private readonly gatherMs: number,
  ) {}

  /** Resolves once Redis has it. */
  add(stream: string, entryId: string): Promise<void> {
    const open = this.#open.get(stream);
    if (open) {
      open.entryIds.push(entryId);
      return open.sent;
    }
    const entryIds = [entryId];
    const sent = (async () => {
      await sleep(this.gatherMs);
      this.#open.delete(stream);
      await this.commands.xack(stream, this.group, ...entryIds);
    })();
    this.#open.set(stream, { entryIds, sent });
    return sent;
  }
}
