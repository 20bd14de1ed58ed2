import { DigestChain } from './digest-chain.js';
import { parseGenerations, type SecretGeneration } from './secret-generations.js';

/**
 * Keyed digests of normalised phone numbers and e-mail addresses. Services that share the key recognise the same value
 * without sending it to each other; without the key a digest says nothing.
 */
export class ContactDigests {
  readonly chain: DigestChain;

  /** @param key as `parseGenerations` reads it */
  constructor(key: string) {
    const { accepted, former } = parseGenerations(key);
    const secrets = accepted.toSorted((a, b) => a.number - b.number).map(({ secret }) => secret);
    const numbers = accepted.map(({ number }) => number);
    this.chain = new DigestChain([...former, ...secrets], numbers, 'base64url');
  }

  /** What is stored of a value. */
  of(kind: 'PHONE' | 'EMAIL', value: string): string {
    return this.chain.of(`${kind}\n${value}`);
  }

  /** Every digest by which it may be stored now, the one that is written first. */
  all(kind: 'PHONE' | 'EMAIL', value: string): string[] {
    return this.chain.all(`${kind}\n${value}`);
  }
}

/** What is kept of a key that is replaced: digests are made of it, so it is all of it. */
export function formerContactKey({ secret }: SecretGeneration): Buffer {
  return Buffer.from(secret);
}
