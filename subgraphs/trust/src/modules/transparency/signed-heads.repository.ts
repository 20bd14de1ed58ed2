import { execute, query, sql, systemViewer, type Database, type EntityManager } from '@propmubi/runtime';
import { hashRanges, logSize } from './log.repository.js';
import type { TreeHead, TreeHeadSigner } from './tree-head-signer.js';

export type SignedHead = TreeHead & ReturnType<TreeHeadSigner>;

/** The log as it stands, signed now. */
export async function currentHead(em: EntityManager, sign: TreeHeadSigner, now: Date): Promise<SignedHead> {
  const treeSize = await logSize(em);
  const [rootHash] = (await hashRanges(em, [{ start: 0, end: treeSize }])) as [string];
  const head = { treeSize, rootHash, timestamp: now };
  return { ...head, ...sign(head) };
}

/**
 * Keeps a signed head of what was appended since the last one: what an audit holds the log to. Without a log key nothing
 * is kept, since who can rewrite the log could rewrite an unsigned head with it.
 */
export async function keepHead(database: Database, sign: TreeHeadSigner, now: Date): Promise<void> {
  await database.scope(systemViewer(null)).write(async (em) => {
    const { treeSize, rootHash, timestamp, signature, publicKey } = await currentHead(em, sign, now);
    if (signature === null) return;
    await execute(
      em,
      sql`insert into trust.log_head (tree_size, root_hash, signed_at, signature, public_key)
       values (${treeSize}::bigint, ${rootHash}, ${timestamp.toISOString()}, ${signature}, ${publicKey})
       on conflict do nothing`,
    );
  });
}

/** All heads that were kept, by size. */
export async function findHeads(em: EntityManager): Promise<SignedHead[]> {
  const rows = await query<Record<'treeSize' | 'rootHash' | 'timestamp' | 'signature' | 'publicKey', string>>(
    em,
    sql`select tree_size as "treeSize", root_hash as "rootHash", signed_at as "timestamp", signature,
       public_key as "publicKey" from trust.log_head order by tree_size`,
  );
  return rows.map((row) => ({
    ...row,
    treeSize: Number(row.treeSize),
    timestamp: new Date(row.timestamp),
  }));
}
