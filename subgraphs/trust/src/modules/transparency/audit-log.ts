import { systemViewer, type Database, type EntityManager } from '@propmubi/runtime';
import {
  AUDITED_AT_ONCE,
  entriesAfter,
  hasNodesBeyond,
  nodesCompletedBetween,
  type StoredEntry,
} from './audit.repository.js';
import { GrowingTree } from './growing-tree.js';
import { leafHash, type Hash } from './merkle-tree.js';
import { findHeads, type SignedHead } from './signed-heads.repository.js';
import { verifyTreeHead } from './tree-head-signer.js';

/** What an audit found. */
export interface AuditFinding {
  kind: 'MISSING_ENTRY' | 'ALTERED_ENTRY' | 'ALTERED_NODE' | 'TRUNCATED' | 'OTHER_PAST' | 'BAD_SIGNATURE';
  /** Position of the entry, or size of the tree whose head disagrees. */
  at: number;
  message: string;
}

export interface AuditResult {
  entries: number;
  heads: number;
  rootHash: Hash;
  /** At most a hundred; more are more of the same. */
  findings: AuditFinding[];
}

export interface AuditOptions {
  /** Heads that were kept outside; who can write this database can also replace the heads in it. */
  heads?: readonly SignedHead[] | undefined;
  /** The published keys, present and former, as JWKs in JSON: heads must be signed with one, whichever they name. */
  publicKeys?: readonly string[] | undefined;
  onProgress?: (entries: number) => void;
}

const MOST_FINDINGS = 100;

/**
 * Computes the whole tree anew from its leaves and compares it with what is stored and with every signed head. Finds
 * entries that were altered, deleted, reordered or cut off. Memory grows with the logarithm of the log.
 */
export async function auditLog(database: Database, options: AuditOptions = {}): Promise<AuditResult> {
  const read = <T>(work: (em: EntityManager) => Promise<T>) => database.scope(systemViewer(null)).write(work);
  const kept = await read(findHeads);
  const audit = new Audit([...kept, ...(options.heads ?? [])]);
  audit.checkSignatures(options.publicKeys ?? []);
  let entries: StoredEntry[];
  let after = -1;
  do {
    entries = await read((em) => entriesAfter(em, after));
    const [first, last] = [entries[0], entries.at(-1)];
    if (!first || !last) break;
    const nodes = await read((em) => nodesCompletedBetween(em, first.position, last.position));
    if (!audit.takeEntries(entries, nodes)) return audit.result();
    after = last.position;
    options.onProgress?.(audit.tree.size);
  } while (entries.length === AUDITED_AT_ONCE);
  audit.checkEnd(await read((em) => hasNodesBeyond(em, audit.tree.size)));
  return audit.result();
}

class Audit {
  readonly tree = new GrowingTree();
  private readonly findings: AuditFinding[] = [];
  private readonly heads: SignedHead[];
  private nextHead = 0;

  constructor(heads: SignedHead[]) {
    this.heads = heads.toSorted((a, b) => a.treeSize - b.treeSize);
    this.compareHeads();
  }

  checkSignatures(publicKeys: readonly string[]): void {
    for (const head of this.heads) {
      const { signature } = head;
      if (signature === null || !publicKeys.some((key) => verifyTreeHead(head, signature, key)))
        this.find('BAD_SIGNATURE', head.treeSize, 'a kept head is not signed with a key of the log');
    }
  }

  /** Returns false after a gap: behind it no position is what it was, so nothing can be compared. */
  takeEntries(entries: readonly StoredEntry[], nodes: ReadonlyMap<string, Hash>): boolean {
    for (const entry of entries) {
      if (entry.position !== this.tree.size) {
        this.find('MISSING_ENTRY', this.tree.size, `there is no entry before ${entry.position}`);
        return false;
      }
      this.takeEntry(entry, nodes);
      this.compareHeads();
    }
    return true;
  }

  checkEnd(nodesBeyond: boolean): void {
    const { size } = this.tree;
    for (const { treeSize } of this.heads.slice(this.nextHead))
      this.find('TRUNCATED', treeSize, `a head was signed over ${treeSize} entries, the log has ${size}`);
    if (nodesBeyond) this.find('TRUNCATED', size, 'there are nodes over entries that are gone');
  }

  result(): AuditResult {
    const { size } = this.tree;
    return { entries: size, heads: this.heads.length, rootHash: this.tree.root(), findings: this.findings };
  }

  private takeEntry(
    { position, documentId, leaf, leafHash: stored }: StoredEntry,
    nodes: ReadonlyMap<string, Hash>,
  ) {
    const hash = leafHash(leaf);
    if (hash !== stored || documentOf(leaf) !== documentId)
      this.find('ALTERED_ENTRY', position, 'the entry is not what was hashed');
    for (const node of this.tree.append(hash))
      if (nodes.get(`${node.level}:${node.index}`) !== node.hash)
        this.find(
          'ALTERED_NODE',
          position,
          `node ${node.index} of level ${node.level} is not that of its leaves`,
        );
  }

  private compareHeads(): void {
    for (; this.heads[this.nextHead]?.treeSize === this.tree.size; this.nextHead++)
      if (this.heads[this.nextHead]?.rootHash !== this.tree.root())
        this.find('OTHER_PAST', this.tree.size, 'the log had another past when this head was signed');
  }

  private find(kind: AuditFinding['kind'], at: number, message: string): void {
    if (this.findings.length < MOST_FINDINGS) this.findings.push({ kind, at, message });
  }
}

function documentOf(leaf: string): unknown {
  try {
    return (JSON.parse(leaf) as { documentId?: unknown }).documentId;
  } catch {
    return undefined;
  }
}
