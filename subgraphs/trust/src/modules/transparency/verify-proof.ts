import { nodeHash, type Hash } from './merkle-tree.js';

/** Whether the leaf at `index` is in the tree of `size` leaves with this root (RFC 9162 §2.1.3.2). */
export function verifyInclusion(proof: {
  leafHash: Hash;
  index: number;
  size: number;
  path: readonly Hash[];
  root: Hash;
}): boolean {
  const { index, size, path, root } = proof;
  if (!Number.isInteger(index) || index < 0 || index >= size) return false;
  let node = index;
  let last = size - 1;
  let hash = proof.leafHash;
  for (const sibling of path) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      hash = nodeHash(sibling, hash);
      while (node % 2 === 0 && node !== 0) {
        node = Math.floor(node / 2);
        last = Math.floor(last / 2);
      }
    } else {
      hash = nodeHash(hash, sibling);
    }
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && hash === root;
}

/** Whether the tree of `firstSize` leaves is a prefix of the one of `secondSize` (RFC 9162 §2.1.4.2). */
export function verifyConsistency(proof: {
  firstSize: number;
  secondSize: number;
  firstRoot: Hash;
  secondRoot: Hash;
  path: readonly Hash[];
}): boolean {
  const { firstSize, secondSize, firstRoot, secondRoot } = proof;
  if (firstSize < 0 || firstSize > secondSize) return false;
  if (firstSize === secondSize) return proof.path.length === 0 && firstRoot === secondRoot;
  // Everything extends the empty tree.
  if (firstSize === 0) return proof.path.length === 0;
  const isPowerOfTwo = Number.isInteger(Math.log2(firstSize));
  const path = isPowerOfTwo ? [firstRoot, ...proof.path] : [...proof.path];
  let node = firstSize - 1;
  let last = secondSize - 1;
  while (node % 2 === 1) {
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  const start = path.shift();
  if (start === undefined) return false;
  let first = start;
  let second = start;
  for (const hash of path) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      first = nodeHash(hash, first);
      second = nodeHash(hash, second);
      while (node % 2 === 0 && node !== 0) {
        node = Math.floor(node / 2);
        last = Math.floor(last / 2);
      }
    } else {
      second = nodeHash(second, hash);
    }
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && first === firstRoot && second === secondRoot;
}
