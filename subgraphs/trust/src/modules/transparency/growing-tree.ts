import { emptyRoot, nodeHash, type Hash } from './merkle-tree.js';
import { completeNodes, placesOf } from './tree-nodes.js';

/** The tree of all leaves so far, as the complete subtrees at its right edge: as many as the size has bits. */
export class GrowingTree {
  size = 0;
  private readonly edge = new Map<string, Hash>();

  /** Returns the nodes the leaf completes. */
  append(leaf: Hash) {
    const position = this.size++;
    const nodes = completeNodes(position, leaf, ({ level, index }) => this.take(`${level}:${index}`));
    const top = nodes.at(-1) ?? { level: 0, index: position, hash: leaf };
    this.edge.set(`${top.level}:${top.index}`, top.hash);
    return nodes;
  }

  root(): Hash {
    if (this.size === 0) return emptyRoot();
    return placesOf({ start: 0, end: this.size })
      .map(({ level, index }) => this.edge.get(`${level}:${index}`) as Hash)
      .reduceRight((right, left) => nodeHash(left, right));
  }

  private take(place: string): Hash {
    const hash = this.edge.get(place) as Hash;
    this.edge.delete(place);
    return hash;
  }
}
