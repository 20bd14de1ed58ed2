import { describe, expect, it } from '@jest/globals';
import { verifyConsistency, verifyInclusion } from '@propmubi/client';
import { GrowingTree } from './growing-tree.js';
import { emptyRoot, leafHash, nodeHash } from './merkle-tree.js';
import { consistencyRanges, hashOf, inclusionRanges, type NodePlace } from './tree-nodes.js';

const LARGEST = 40;
const leaves = Array.from({ length: LARGEST }, (_, n) => leafHash(`leaf ${n}`));

/** The tree as the RFC defines it, by recursion over all leaves. */
function rootOf(tree: readonly string[]): string {
  if (tree.length <= 1) return tree[0] ?? emptyRoot();
  const split = 2 ** Math.floor(Math.log2(tree.length - 1));
  return nodeHash(rootOf(tree.slice(0, split)), rootOf(tree.slice(split)));
}

/** Nodes of the first `size` leaves, kept as appending keeps them. */
function storeOf(tree: readonly string[]) {
  const growing = new GrowingTree();
  const store = new Map<string, string>();
  tree.forEach((leaf, position) => {
    store.set(`0:${position}`, leaf);
    for (const { level, index, hash } of growing.append(leaf)) store.set(`${level}:${index}`, hash);
  });
  const read = ({ level, index }: NodePlace) => {
    const hash = store.get(`${level}:${index}`);
    if (!hash) throw new Error(`no node ${index} of level ${level}`);
    return hash;
  };
  return { root: growing.root(), read };
}

describe('the Merkle tree of RFC 9162 from stored nodes', () => {
  it('hashes nothing, a leaf and a node as the RFC says', () => {
    expect(emptyRoot()).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    // The RFC 6962 test vectors of certificate transparency: the empty leaf.
    expect(leafHash('')).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d');
  });

  it('has the root of the definition at every size', () => {
    for (let size = 1; size <= LARGEST; size++) {
      const { root, read } = storeOf(leaves.slice(0, size));
      expect(root).toBe(rootOf(leaves.slice(0, size)));
      expect(hashOf({ start: 0, end: size }, read)).toBe(root);
    }
  });

  it('proves every leaf of every tree, and nothing else', async () => {
    for (let size = 1; size <= LARGEST; size++) {
      const { root, read } = storeOf(leaves.slice(0, size));
      for (let index = 0; index < size; index++) {
        const path = inclusionRanges(index, size).map((range) => hashOf(range, read));
        const proof = { leafHash: leaves[index] as string, index, size, path, root };
        expect(await verifyInclusion(proof)).toBe(true);
        expect(await verifyInclusion({ ...proof, leafHash: leafHash('forged') })).toBe(false);
        expect(await verifyInclusion({ ...proof, path: [...path, root] })).toBe(false);
        if (size > 1) expect(await verifyInclusion({ ...proof, path: path.slice(1) })).toBe(false);
      }
    }
  });

  it('proves that every tree extends every smaller one, and finds a rewritten past', async () => {
    for (let secondSize = 1; secondSize <= LARGEST; secondSize++) {
      const second = leaves.slice(0, secondSize);
      const stores = [storeOf(second), storeOf([leafHash('rewritten'), ...second.slice(1)])] as const;
      for (let firstSize = 1; firstSize <= secondSize; firstSize++) {
        const [honest, forged] = stores.map(({ root, read }) => ({
          firstSize,
          secondSize,
          firstRoot: rootOf(leaves.slice(0, firstSize)),
          secondRoot: root,
          path: consistencyRanges(firstSize, secondSize).map((range) => hashOf(range, read)),
        }));
        expect(await verifyConsistency(honest as never)).toBe(true);
        expect(await verifyConsistency(forged as never)).toBe(false);
      }
    }
  });
});
