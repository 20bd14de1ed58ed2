import { createHmac } from 'node:crypto';

type Key = string | Buffer;

const NUMBERED = /^(\d{1,4})\./;

/** Of which generation of its key a stored digest is: those of the first say nothing, as they did before there was a second. */
export function generationOf(digest: string): number {
  return Number(NUMBERED.exec(digest)?.[1] ?? 1);
}

/**
 * Keyed digests whose key can be replaced although what they digest is not kept: each later key digests the digest of the key
 * before it. So a stored digest is lifted to the next key as it stands, equal values stay equal wherever they are kept, and who
 * knows a former key alone can compute nothing.
 */
export class DigestChain {
  /**
   * @param keys of every generation, from the first one on
   * @param accepted generations by number: the first is written, all are looked for
   */
  constructor(
    private readonly keys: readonly Key[],
    private readonly accepted: readonly number[],
    private readonly encoding: 'hex' | 'base64url',
  ) {}

  /** What is stored of a value. */
  of(value: string): string {
    return this.all(value)[0] as string;
  }

  /** Every digest by which a value may be stored now, the one that is written first. */
  all(value: string): string[] {
    const byGeneration = [this.#mac(1, value)];
    for (let number = 2; number <= this.newest; number++)
      byGeneration.push(this.#next(number, byGeneration.at(-1) as string));
    return this.accepted.map((number) => byGeneration[number - 1] as string);
  }

  /** A digest of any generation as the accepted ones from its own on know it. */
  lift(digest: string): string[] {
    const lifted = new Map([[generationOf(digest), digest]]);
    for (let number = generationOf(digest) + 1; number <= this.newest; number++)
      lifted.set(number, this.#next(number, lifted.get(number - 1) as string));
    return this.accepted.flatMap((number) => lifted.get(number) ?? []);
  }

  /** A digest under the newest key. */
  toNewest(digest: string): string {
    let lifted = digest;
    for (let number = generationOf(digest) + 1; number <= this.newest; number++)
      lifted = this.#next(number, lifted);
    return lifted;
  }

  get newest(): number {
    return Math.max(...this.accepted);
  }

  #next(number: number, digest: string): string {
    return `${number}.${this.#mac(number, digest)}`;
  }

  #mac(number: number, text: string): string {
    return createHmac('sha256', this.keys[number - 1] as Key)
      .update(text)
      .digest(this.encoding);
  }
}
