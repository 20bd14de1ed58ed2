import { createHash } from 'node:crypto';

/** Hashes as lower-case hex. */
export type Hash = string;

/** `H(0x00 ‖ leaf)` (RFC 9162 §2.1.1). */
export function leafHash(leaf: string): Hash {
  return createHash('sha256').update(Uint8Array.of(0)).update(leaf, 'utf8').digest('hex');
}

/** `H(0x01 ‖ left ‖ right)`: the prefix keeps a node from passing for a leaf. */
export function nodeHash(left: Hash, right: Hash): Hash {
  return createHash('sha256')
    .update(Uint8Array.of(1))
    .update(Buffer.from(left, 'hex'))
    .update(Buffer.from(right, 'hex'))
    .digest('hex');
}

/** The root of a tree without leaves: the hash of nothing. */
export function emptyRoot(): Hash {
  return createHash('sha256').digest('hex');
}
