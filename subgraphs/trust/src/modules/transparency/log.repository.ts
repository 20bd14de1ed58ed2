import { type EntityManager, execute, query, sql } from '@propmubi/runtime';
import { emptyRoot, leafHash, type Hash } from './merkle-tree.js';
import {
  completedBy,
  completeNodes,
  hashOf,
  placesOf,
  type LeafRange,
  type NodeHashes,
  type NodePlace,
} from './tree-nodes.js';

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

/**
 * Appends an entry and the nodes it completes; one writer at a time, so that positions have no gaps. Reads and writes as
 * many nodes as the tree is high, at most.
 */
export async function appendToLog(em: EntityManager, facts: LogLeaf): Promise<void> {
  const leaf = canonicalJson(facts);
  const hash = leafHash(leaf);
  await query(em, sql`select pg_advisory_xact_lock(hashtextextended('trust:log', 0))`);
  const position = await logSize(em);
  await execute(
    em,
    sql`insert into trust.log_entry (position, document_id, leaf, leaf_hash, recorded_at)
     values (${position}::bigint, ${facts.documentId}::uuid, ${leaf}, ${hash}, ${facts.at}::timestamptz)`,
  );
  const left = completedBy(position).map(({ level, index }) => ({ level: level - 1, index: 2 * index }));
  if (left.length === 0) return;
  const nodes = completeNodes(position, hash, await readNodes(em, left));
  await execute(
    em,
    sql`insert into trust.log_node (level, index, hash)
     select level, index, hash from json_to_recordset(${JSON.stringify(nodes)}::json)
       as node (level int, index bigint, hash text)`,
  );
}

/** How many entries the log has. Positions have no gaps, so the last one says it. */
export async function logSize(em: EntityManager): Promise<number> {
  const [last] = await query<{ size: string }>(
    em,
    sql`select coalesce(max(position) + 1, 0) as size from trust.log_entry`,
  );
  return Number(last?.size ?? 0);
}

/** Hashes of ranges of leaves, in the order asked for, with one statement. An empty range has the empty tree's. */
export async function hashRanges(em: EntityManager, ranges: readonly LeafRange[]): Promise<Hash[]> {
  const nodes = await readNodes(em, ranges.flatMap(placesOf));
  return ranges.map((range) => (range.start === range.end ? emptyRoot() : hashOf(range, nodes)));
}

async function readNodes(em: EntityManager, places: readonly NodePlace[]): Promise<NodeHashes> {
  const asked = JSON.stringify(places);
  const rows = await query<{ level: number; index: string; hash: Hash }>(
    em,
    // Lateral and limited: a look-up by key for each place, whatever the planner believes of the tables' size.
    sql`with asked as (
       select distinct level, index from json_to_recordset(${asked}::json) as place (level int, index bigint)
     )
     select asked.level, asked.index, found.hash from asked cross join lateral (
       select leaf_hash as hash from trust.log_entry where position = asked.index limit 1) found
      where asked.level = 0
     union all
     select asked.level, asked.index, found.hash from asked cross join lateral (
       select hash from trust.log_node where level = asked.level and index = asked.index limit 1) found
      where asked.level > 0`,
  );
  const byPlace = new Map(rows.map(({ level, index, hash }) => [`${level}:${index}`, hash]));
  return ({ level, index }) => {
    const hash = byPlace.get(`${level}:${index}`);
    if (!hash) throw new Error(`The transparency log has no node ${index} of level ${level}.`);
    return hash;
  };
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
