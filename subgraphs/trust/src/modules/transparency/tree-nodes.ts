import { nodeHash, type Hash } from './merkle-tree.js';

/** A complete subtree: node `index` of `level` covers the leaves from `index · 2^level`, `2^level` of them. */
export interface NodePlace {
  level: number;
  index: number;
}

/** A part of the tree that a proof needs one hash of: leaves from `start` to before `end`. */
export interface LeafRange {
  start: number;
  end: number;
}

/** Nodes as read from the store, found by their place. */
export type NodeHashes = (place: NodePlace) => Hash;

/**
 * Places whose subtrees the leaf at `position` completes, above the leaf itself, lowest first. On average it is one, at
 * most log₂ of the size.
 */
export function completedBy(position: number): NodePlace[] {
  const places: NodePlace[] = [];
  let index = position;
  for (let level = 1; index % 2 === 1; level++) {
    index = (index - 1) / 2;
    places.push({ level, index });
  }
  return places;
}

/** Hashes of the nodes that a leaf completes, from the complete subtrees at their left. */
export function completeNodes(
  position: number,
  leaf: Hash,
  left: NodeHashes,
): (NodePlace & { hash: Hash })[] {
  let hash = leaf;
  return completedBy(position).map(({ level, index }) => {
    hash = nodeHash(left({ level: level - 1, index: 2 * index }), hash);
    return { level, index, hash };
  });
}

/** The largest complete subtrees a range consists of, left to right. `start` is where a subtree of its size may begin. */
export function placesOf({ start, end }: LeafRange): NodePlace[] {
  const places: NodePlace[] = [];
  let from = start;
  while (from < end) {
    const level = Math.floor(Math.log2(end - from));
    places.push({ level, index: from / 2 ** level });
    from += 2 ** level;
  }
  return places;
}

/** The hash of a range: complete subtrees joined from the right (RFC 9162 §2.1.1). The range is not empty. */
export function hashOf(range: LeafRange, nodes: NodeHashes): Hash {
  return placesOf(range)
    .map(nodes)
    .reduceRight((right, left) => nodeHash(left, right));
}

/** What PATH(index, D_size) consists of (RFC 9162 §2.1.3.1), in its order. */
export function inclusionRanges(index: number, size: number): LeafRange[] {
  const ranges: LeafRange[] = [];
  let start = 0;
  let end = size;
  while (end - start > 1) {
    const split = start + splitOf(end - start);
    if (index < split) {
      ranges.push({ start: split, end });
      end = split;
    } else {
      ranges.push({ start, end: split });
      start = split;
    }
  }
  return ranges.reverse();
}

/** What PROOF(first, D_second) consists of (RFC 9162 §2.1.4.1), in its order. */
export function consistencyRanges(first: number, second: number): LeafRange[] {
  if (first === 0 || first === second) return [];
  const ranges: LeafRange[] = [];
  let start = 0;
  let end = second;
  // The verifier knows the root of the first tree; it is left out where it is a node of the second.
  while (end !== first) {
    const split = start + splitOf(end - start);
    if (first <= split) {
      ranges.push({ start: split, end });
      end = split;
    } else {
      ranges.push({ start, end: split });
      start = split;
    }
  }
  if (start > 0) ranges.push({ start, end });
  return ranges.reverse();
}

/** The largest power of two smaller than `size`. */
function splitOf(size: number): number {
  return 2 ** Math.floor(Math.log2(size - 1));
}
