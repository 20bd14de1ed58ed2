import type { AuditKind } from '@propmubi/runtime';
import { hmac } from '../../security/keys.js';
import type { AuditKeys } from './audit-keys.js';

type Facts = Record<string, unknown>;

export interface AuditRecord {
  /** Of what is hashed: 1 are entries of the first release, without what stands behind `details`. */
  version: 1 | 2;
  organizationId: string;
  seq: number;
  recordedAt: Date;
  actorId: string | null;
  action: string;
  subjectId: string | null;
  details: Facts;
  kind: AuditKind;
  /** The subgraph in which it happened. */
  source: string;
  /** The event that brought it; null for identity's own acts. */
  eventId: string | null;
  role: string | null;
  viaKey: boolean;
  subjectType: string | null;
  /** Of a read: whose data it is. */
  personId: string | null;
  before: Facts | null;
  after: Facts | null;
}

export interface AuditLink extends AuditRecord {
  /** Of the key that the hash is of; see `AuditKey`. */
  keyId: string | null;
  hash: string;
}

export interface AuditHead {
  /** Of the key that the seal is of. */
  keyId: string | null;
  seq: number;
  hash: string;
  seal: string;
}

export type AuditProblem =
  'ALTERED' | 'KEY_UNKNOWN' | 'MISSING' | 'TRUNCATED' | 'HEAD_FORGED' | 'REWRITTEN' | 'REMOVED';

/** What the first entry of a chain follows. */
export function genesisOf(organizationId: string): string {
  return `genesis:${organizationId}`;
}

/**
 * The hash of an entry, over its content and the hash before it. Keyed: an attacker who can write to the database but does
 * not hold the key can neither alter an entry nor compute a chain of their own.
 */
export function linkHash(key: Buffer, record: AuditRecord, previousHash: string): string {
  const { version, organizationId, seq, recordedAt, actorId, action, subjectId, details } = record;
  const first = [
    previousHash,
    organizationId,
    seq,
    recordedAt.toISOString(),
    actorId,
    action,
    subjectId,
    sorted(details),
  ];
  const { kind, source, eventId, role, viaKey, subjectType, personId, before, after } = record;
  const second = [kind, source, eventId, role, viaKey, subjectType, personId, sorted(before), sorted(after)];
  return hmac(key, JSON.stringify(version === 1 ? first : [version, ...first, ...second])).toString('hex');
}

/** In one order, since jsonb keeps none. */
function sorted(facts: Facts | null): [string, unknown][] | null {
  return facts && Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Binds the head to its chain, so that cutting the end off needs the key as well. */
export function headSeal(key: Buffer, organizationId: string, seq: number, hash: string): string {
  return hmac(key, JSON.stringify(['head', organizationId, seq, hash])).toString('hex');
}

const ADOPTION_MS = 60 * 60_000;

export interface ChainProblem {
  problem: AuditProblem;
  seq: number;
}

/**
 * Follows a chain from its start, in pages. Finds altered, removed, reordered and inserted entries, and a cut-off end. Memory
 * does not grow with the chain.
 */
export class ChainWalk {
  #hash: string;
  #keyId: string | null = null;
  #namedSince: number | undefined;
  #namedUntil = Number.NEGATIVE_INFINITY;
  #seq = 0;
  #problem: ChainProblem | undefined;

  /** @param anchors places of the chain and its hash there, ascending, as they were anchored elsewhere */
  constructor(
    private readonly keys: AuditKeys,
    private readonly organizationId: string,
    private readonly anchors: ReadonlyMap<number, string> = new Map(),
  ) {
    this.#hash = genesisOf(organizationId);
  }

  /** How many entries were followed. */
  get seq(): number {
    return this.#seq;
  }

  /** Returns false at the first problem: behind it no entry can be judged. */
  take(entries: readonly AuditLink[]): boolean {
    for (const entry of entries) {
      if (entry.seq !== this.#seq + 1) return this.#stop({ problem: 'MISSING', seq: this.#seq + 1 });
      const key = this.keys.byId(entry.keyId);
      if (!key) return this.#stop({ problem: 'KEY_UNKNOWN', seq: entry.seq });
      if (this.#isBack(entry) || linkHash(key, entry, this.#hash) !== entry.hash)
        return this.#stop({ problem: 'ALTERED', seq: entry.seq });
      this.#keyId = entry.keyId;
      if (entry.keyId !== null) this.#noteNamed(entry.recordedAt.getTime());
      this.#seq = entry.seq;
      this.#hash = entry.hash;
      if ((this.anchors.get(entry.seq) ?? entry.hash) !== entry.hash)
        return this.#stop({ problem: 'REWRITTEN', seq: entry.seq });
    }
    return true;
  }

  /** What is wrong with the chain, all of whose entries were taken. */
  end(head: AuditHead | undefined): ChainProblem | undefined {
    if (this.#problem) return this.#problem;
    const anchored = [...this.anchors.keys()].at(-1) ?? 0;
    if (this.#seq === 0 && anchored > 0 && !head) return { problem: 'REMOVED', seq: 1 };
    if (this.#seq < anchored) return { problem: 'TRUNCATED', seq: this.#seq + 1 };
    if (!head) return this.#seq === 0 ? undefined : { problem: 'HEAD_FORGED', seq: this.#seq };
    const key = this.keys.byId(head.keyId);
    const isSealed = key && headSeal(key, this.organizationId, head.seq, head.hash) === head.seal;
    if (!isSealed) return { problem: 'HEAD_FORGED', seq: head.seq };
    if (head.seq !== this.#seq || head.hash !== this.#hash)
      return { problem: 'TRUNCATED', seq: this.#seq + 1 };
    // The head moves with the last entry, by the same key.
    if (this.#seq > 0 && head.keyId !== this.#keyId) return { problem: 'HEAD_FORGED', seq: head.seq };
    return undefined;
  }

  /**
   * A chain with keys of its own does not go back to the pepper’s: who knows that one writes no end of it. Processes that were
   * not yet restarted with the new keys write beside the others for a while. What such an entry says of its time counts only as
   * far as entries before it, which the pepper's key cannot write, do not say more.
   */
  #isBack({ keyId, recordedAt }: AuditLink): boolean {
    if (keyId !== null || this.#namedSince === undefined) return false;
    return Math.max(recordedAt.getTime(), this.#namedUntil) > this.#namedSince + ADOPTION_MS;
  }

  #noteNamed(at: number): void {
    this.#namedSince ??= at;
    this.#namedUntil = Math.max(this.#namedUntil, at);
  }

  #stop(problem: ChainProblem): false {
    this.#problem = problem;
    return false;
  }
}
