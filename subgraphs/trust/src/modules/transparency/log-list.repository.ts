import {
  type Connection,
  type ConnectionArgs,
  type EntityManager,
  keyset,
  query,
  readPage,
  type SortOrder,
  sql,
  toConnection,
} from '@propmubi/runtime';
import { z } from 'zod';
import type { LogEntry } from './log.types.js';
import type { SignedHead } from './signed-heads.repository.js';

/** A place in the log, or a size of it: a bigint in Postgres, and far below what a number holds exactly. */
const cursorShape = z.tuple([z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER)]);
const LAST_FIRST: SortOrder = { columns: [['position', 'bigint']], direction: 'desc' };
const LONGEST_FIRST: SortOrder = { columns: [['tree_size', 'bigint']], direction: 'desc' };

/** A page of the log’s entries, the last one first. */
export async function findLogEntries(em: EntityManager, args: ConnectionArgs): Promise<Connection<LogEntry>> {
  const page = readPage(args, cursorShape);
  const { within, orderBy, limit } = keyset(page, LAST_FIRST);
  const rows = await query<
    Omit<LogEntry, 'leafIndex' | 'recordedAt'> & { position: string; recordedAt: string }
  >(
    em,
    sql`select position, document_id as "documentId", leaf, leaf_hash as "leafHash", recorded_at as "recordedAt"
       from trust.log_entry where ${sql.join([sql`true`, ...within], sql` and `)} order by ${orderBy} limit ${limit}`,
  );
  const entries = rows.map(({ position, recordedAt, ...row }) => ({
    ...row,
    leafIndex: Number(position),
    recordedAt: new Date(recordedAt),
  }));
  return toConnection(entries, page, ({ leafIndex }) => [leafIndex]);
}

/** A page of the heads that were kept, that of the longest log first. */
export async function findKeptHeads(
  em: EntityManager,
  args: ConnectionArgs,
): Promise<Connection<SignedHead>> {
  const page = readPage(args, cursorShape);
  const { within, orderBy, limit } = keyset(page, LONGEST_FIRST);
  const rows = await query<Record<'treeSize' | 'rootHash' | 'timestamp' | 'signature' | 'publicKey', string>>(
    em,
    sql`select tree_size as "treeSize", root_hash as "rootHash", signed_at as "timestamp", signature,
         public_key as "publicKey"
       from trust.log_head where ${sql.join([sql`true`, ...within], sql` and `)} order by ${orderBy} limit ${limit}`,
  );
  const heads = rows.map((row) => ({
    ...row,
    treeSize: Number(row.treeSize),
    timestamp: new Date(row.timestamp),
  }));
  return toConnection(heads, page, ({ treeSize }) => [treeSize]);
}
