import { hmac } from '../../security/keys.js';

export interface AuditRecord {
  organizationId: string;
  seq: number;
  recordedAt: Date;
  actorId: string | null;
  action: string;
  subjectId: string | null;
  details: Record<string, string | number | boolean | null>;
}

export interface AuditLink extends AuditRecord {
  hash: string;
}

export interface AuditHead {
  seq: number;
  hash: string;
  seal: string;
}

export type AuditProblem = 'ALTERED' | 'MISSING' | 'TRUNCATED' | 'HEAD_FORGED';

/** What the first entry of a chain follows. */
export function genesisOf(organizationId: string): string {
  return `genesis:${organizationId}`;
}

/**
 * The hash of an entry, over its content and the hash before it. Keyed: an attacker who can write to the database but does
 * not hold the key can neither alter an entry nor compute a chain of their own.
 */
export function linkHash(key: Buffer, record: AuditRecord, previousHash: string): string {
  const { organizationId, seq, recordedAt, actorId, action, subjectId, details } = record;
  const canonical = JSON.stringify([
    previousHash,
    organizationId,
    seq,
    recordedAt.toISOString(),
    actorId,
    action,
    subjectId,
    Object.entries(details).sort(([a], [b]) => (a < b ? -1 : 1)),
  ]);
  return hmac(key, canonical).toString('hex');
}

/** Binds the head to its chain, so that cutting the end off needs the key as well. */
export function headSeal(key: Buffer, organizationId: string, seq: number, hash: string): string {
  return hmac(key, JSON.stringify(['head', organizationId, seq, hash])).toString('hex');
}

/**
 * Walks a chain from its start. Finds altered, removed, reordered and inserted entries, and a cut-off end.
 * Returns undefined when all is well.
 */
export function findProblem(
  key: Buffer,
  organizationId: string,
  entries: readonly AuditLink[],
  head: AuditHead | undefined,
): { problem: AuditProblem; seq: number } | undefined {
  let previousHash = genesisOf(organizationId);
  for (const [index, entry] of entries.entries()) {
    if (entry.seq !== index + 1) return { problem: 'MISSING', seq: index + 1 };
    if (linkHash(key, entry, previousHash) !== entry.hash) return { problem: 'ALTERED', seq: entry.seq };
    previousHash = entry.hash;
  }
  if (!head) return entries.length === 0 ? undefined : { problem: 'HEAD_FORGED', seq: entries.length };
  if (headSeal(key, organizationId, head.seq, head.hash) !== head.seal) {
    return { problem: 'HEAD_FORGED', seq: head.seq };
  }
  if (head.seq !== entries.length || head.hash !== previousHash) {
    return { problem: 'TRUNCATED', seq: entries.length + 1 };
  }
  return undefined;
}
