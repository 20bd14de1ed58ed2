import { query, sql, type EntityManager } from '@propmubi/runtime';
import type { Hash } from './merkle-tree.js';

export interface StoredEntry {
  position: number;
  documentId: string;
  leaf: string;
  leafHash: Hash;
}

export const AUDITED_AT_ONCE = 5_000;

export async function entriesAfter(em: EntityManager, after: number): Promise<StoredEntry[]> {
  const rows = await query<Omit<StoredEntry, 'position'> & { position: string }>(
    em,
    sql`select position, document_id as "documentId", leaf, leaf_hash as "leafHash" from trust.log_entry
     where position > ${after}::bigint order by position limit ${sql.lit(AUDITED_AT_ONCE)}`,
  );
  return rows.map((row) => ({ ...row, position: Number(row.position) }));
}

/** Stored nodes whose last leaf is one of these positions, by `level:index`. */
export async function nodesCompletedBetween(
  em: EntityManager,
  first: number,
  last: number,
): Promise<Map<string, Hash>> {
  const nodes = await query<{ level: number; index: string; hash: Hash }>(
    em,
    sql`select level, index, hash from generate_series(1, 52) as height (level)
     join trust.log_node using (level)
     where index >= ((${first}::bigint + 1) >> level) - 1 and index < ((${last}::bigint + 1) >> level)`,
  );
  return new Map(nodes.map(({ level, index, hash }) => [`${level}:${index}`, hash]));
}

/** Whether there are nodes over leaves that a log of this size does not have. */
export async function hasNodesBeyond(em: EntityManager, size: number): Promise<boolean> {
  const [row] = await query<{ found: boolean }>(
    em,
    sql`select exists (select 1 from generate_series(1, 52) as height (level)
       join trust.log_node using (level) where index >= (${size}::bigint >> level)) as found`,
  );
  return row?.found ?? false;
}
