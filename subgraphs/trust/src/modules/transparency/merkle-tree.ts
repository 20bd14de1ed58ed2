import { createHash } from 'node:crypto';

/** Hashes as lower-case hex. Everything here is pure: a partner can run it without trusting us. */
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

/** The root over leaf hashes; of none, the hash of nothing (RFC 9162 §2.1.1). */
export function rootOf(leaves: readonly Hash[]): Hash {
  if (leaves.length === 0) return createHash('sha256').digest('hex');
  if (leaves.length === 1) return leaves[0] as Hash;
  const split = splitOf(leaves.length);
  return nodeHash(rootOf(leaves.slice(0, split)), rootOf(leaves.slice(split)));
}

/** PATH(m, D_n): the hashes that lead from leaf `index` to the root (RFC 9162 §2.1.3.1). */
export function inclusionProof(leaves: readonly Hash[], index: number): Hash[] {
  if (leaves.length <= 1) return [];
  const split = splitOf(leaves.length);
  return index < split
    ? [...inclusionProof(leaves.slice(0, split), index), rootOf(leaves.slice(split))]
    : [...inclusionProof(leaves.slice(split), index - split), rootOf(leaves.slice(0, split))];
}

/** PROOF(m, D_n): that the tree of the first `size` leaves is a prefix of this one (RFC 9162 §2.1.4.1). */
export function consistencyProof(leaves: readonly Hash[], size: number): Hash[] {
  return size === 0 || size === leaves.length ? [] : subProof(leaves, size, true);
}

function subProof(leaves: readonly Hash[], size: number, isWhole: boolean): Hash[] {
  if (size === leaves.length) return isWhole ? [] : [rootOf(leaves)];
  const split = splitOf(leaves.length);
  return size <= split
    ? [...subProof(leaves.slice(0, split), size, isWhole), rootOf(leaves.slice(split))]
    : [...subProof(leaves.slice(split), size - split, false), rootOf(leaves.slice(0, split))];
}

/** The largest power of two smaller than `size`. */
function splitOf(size: number): number {
  return 2 ** Math.floor(Math.log2(size - 1));
}
