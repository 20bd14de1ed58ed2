import { type EntityManager, query, sql } from '@propmubi/runtime';
import { leafHash, type Hash } from './merkle-tree.js';

/** What the log says about a document: hashes, ids and states, nothing personal. */
export interface LogLeaf {
  documentId: string;
  documentType: string;
  sha256: string;
  status: string;
  at: string;
}

export interface LogEntry {
  position: number;
  documentId: string;
  leaf: string;
  leafHash: Hash;
  recordedAt: Date;
}

/** JSON with sorted keys and no spaces: the same facts always have the same bytes. */
export function canonicalJson(facts: object): string {
  return JSON.stringify(facts, Object.keys(facts).sort());
}

/** Appends an entry; one writer at a time, so that positions have no gaps. */
export async function appendToLog(em: EntityManager, facts: LogLeaf): Promise<void> {
  const leaf = canonicalJson(facts);
  await query(em, sql`select pg_advisory_xact_lock(hashtextextended('trust:log', 0))`);
  await query(
    em,
    sql`insert into trust.log_entry (position, document_id, leaf, leaf_hash, recorded_at)
     select coalesce(max(position) + 1, 0), ${facts.documentId}::uuid, ${leaf}, ${leafHash(leaf)}, ${facts.at}::timestamptz from trust.log_entry`,
  );
}

/** Leaf hashes of the first `size` entries, or of all. */
export async function findLeafHashes(em: EntityManager, size?: number): Promise<Hash[]> {
  const first = size === undefined ? sql`` : sql`where position < ${size}`;
  const rows = await query<{ hash: Hash }>(
    em,
    sql`select leaf_hash as hash from trust.log_entry ${first} order by position`,
  );
  return rows.map(({ hash }) => hash);
}

export async function findEntries(em: EntityManager, documentId: string): Promise<LogEntry[]> {
  const rows = await query<Omit<LogEntry, 'position'> & { position: string }>(
    em,
    sql`select position, document_id as "documentId", leaf, leaf_hash as "leafHash", recorded_at as "recordedAt"
       from trust.log_entry where document_id = ${documentId} order by position`,
  );
  return rows.map((row) => ({
    ...row,
    position: Number(row.position),
    recordedAt: new Date(row.recordedAt),
  }));
}
