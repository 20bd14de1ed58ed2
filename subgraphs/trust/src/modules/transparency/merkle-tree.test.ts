import { describe, expect, it } from '@jest/globals';
import { consistencyProof, inclusionProof, leafHash, nodeHash, rootOf } from './merkle-tree.js';
import { verifyConsistency, verifyInclusion } from './verify-proof.js';

const leaves = Array.from({ length: 20 }, (_, n) => leafHash(`leaf ${n}`));

describe('the Merkle tree of RFC 9162', () => {
  it('hashes nothing, a leaf and a node as the RFC says', () => {
    expect(rootOf([])).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    // The RFC 6962 test vectors of certificate transparency: the empty leaf.
    expect(leafHash('')).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d');
    const [a, b, c] = leaves as [string, string, string];
    expect(rootOf([a, b, c])).toBe(nodeHash(nodeHash(a, b), c));
  });

  it('proves every leaf of every tree up to 20, and nothing else', () => {
    for (let size = 1; size <= 20; size++) {
      const tree = leaves.slice(0, size);
      const root = rootOf(tree);
      for (let index = 0; index < size; index++) {
        const proof = {
          leafHash: tree[index] as string,
          index,
          size,
          path: inclusionProof(tree, index),
          root,
        };
        expect(verifyInclusion(proof)).toBe(true);
        expect(verifyInclusion({ ...proof, leafHash: leafHash('forged') })).toBe(false);
        expect(verifyInclusion({ ...proof, path: [...proof.path, root] })).toBe(false);
        if (size > 1) expect(verifyInclusion({ ...proof, path: proof.path.slice(1) })).toBe(false);
      }
    }
  });

  it('proves that every tree up to 20 extends every smaller one, and finds a rewritten past', () => {
    for (let secondSize = 1; secondSize <= 20; secondSize++) {
      const second = leaves.slice(0, secondSize);
      const rewritten = [leafHash('rewritten'), ...second.slice(1)];
      for (let firstSize = 1; firstSize <= secondSize; firstSize++) {
        const firstRoot = rootOf(leaves.slice(0, firstSize));
        const proof = {
          firstSize,
          secondSize,
          firstRoot,
          secondRoot: rootOf(second),
          path: consistencyProof(second, firstSize),
        };
        expect(verifyConsistency(proof)).toBe(true);
        const forged = { secondRoot: rootOf(rewritten), path: consistencyProof(rewritten, firstSize) };
        expect(verifyConsistency({ ...proof, ...forged })).toBe(false);
      }
    }
  });
});
