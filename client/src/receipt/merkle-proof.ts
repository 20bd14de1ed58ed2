/** Checks of the transparency log's Merkle tree (RFC 9162), with Web Crypto alone: for browsers, Node and Deno. */

/** `H(0x00 ‖ leaf)`, lower-case hexadecimal (RFC 9162 §2.1.1). */
export function leafHash(leaf: string): Promise<string> {
  return sha256(Uint8Array.of(0), new TextEncoder().encode(leaf));
}

/** `H(0x01 ‖ left ‖ right)`: the prefix keeps a node from passing for a leaf. */
export function nodeHash(left: string, right: string): Promise<string> {
  return sha256(Uint8Array.of(1), fromHex(left), fromHex(right));
}

/** Whether the leaf at `index` is in the tree of `size` leaves with this root (RFC 9162 §2.1.3.2). */
export async function verifyInclusion(proof: {
  leafHash: string;
  index: number;
  size: number;
  path: readonly string[];
  root: string;
}): Promise<boolean> {
  const { index, size, path, root } = proof;
  if (!Number.isInteger(index) || index < 0 || index >= size) return false;
  let node = index;
  let last = size - 1;
  let hash = proof.leafHash;
  for (const sibling of path) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      hash = await nodeHash(sibling, hash);
      while (node % 2 === 0 && node !== 0) {
        node = Math.floor(node / 2);
        last = Math.floor(last / 2);
      }
    } else {
      hash = await nodeHash(hash, sibling);
    }
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && hash === root;
}

/** Whether the tree of `firstSize` leaves is a prefix of the one of `secondSize` (RFC 9162 §2.1.4.2). */
export async function verifyConsistency(proof: {
  firstSize: number;
  secondSize: number;
  firstRoot: string;
  secondRoot: string;
  path: readonly string[];
}): Promise<boolean> {
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
      first = await nodeHash(hash, first);
      second = await nodeHash(hash, second);
      while (node % 2 === 0 && node !== 0) {
        node = Math.floor(node / 2);
        last = Math.floor(last / 2);
      }
    } else {
      second = await nodeHash(second, hash);
    }
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && first === firstRoot && second === secondRoot;
}

/** SHA-256 of the parts one after another, lower-case hexadecimal. */
export async function sha256(...parts: Uint8Array[]): Promise<string> {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function fromHex(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
