import { createHmac } from 'node:crypto';

/** One key of each generation of the pepper that is accepted: the first is written with, all are read with. */
export class KeyRing {
  /** @param keys by number of their generation */
  constructor(private readonly keys: ReadonlyMap<number, Buffer>) {}

  get current(): { number: number; key: Buffer } {
    const [[number, key]] = [...this.keys] as [[number, Buffer]];
    return { number, key };
  }

  get all(): Buffer[] {
    return [...this.keys.values()];
  }

  /** Undefined for a generation that is not accepted. */
  of(number: number): Buffer | undefined {
    return this.keys.get(number);
  }

  /** The authentication code of a text under each key, in hex, the one that is written first. */
  macs(text: string): string[] {
    return this.all.map((key) => createHmac('sha256', key).update(text).digest('hex'));
  }
}
