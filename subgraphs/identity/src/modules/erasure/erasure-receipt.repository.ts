import { type EntityManager, execute, query, sql } from '@propmubi/runtime';
import type { DestroyedKey, ErasedPart, ErasedTable } from './erasure-receipt.types.js';

/** What is kept of a receipt. */
export interface StoredReceipt {
  id: string;
  userId: string;
  secretHash: string;
  erasedAt: Date;
  keys: DestroyedKey[];
}

export async function insertReceipt(em: EntityManager, receipt: StoredReceipt): Promise<void> {
  await execute(
    em,
    sql`insert into identity.erasure_receipt (id, user_id, secret_hash, erased_at, keys)
        values (${receipt.id}, ${receipt.userId}, ${receipt.secretHash}, ${receipt.erasedAt}::timestamptz,
                ${JSON.stringify(receipt.keys)}::jsonb)`,
  );
}

/** False when it was there. */
export async function insertErasedPart(
  em: EntityManager,
  userId: string,
  { subgraph, erasedAt, rows }: { subgraph: string; erasedAt: string; rows: readonly ErasedTable[] },
): Promise<boolean> {
  const inserted = await execute(
    em,
    sql`insert into identity.erasure_part (user_id, subgraph, erased_at, rows)
        values (${userId}, ${subgraph}, ${erasedAt}::timestamptz, ${JSON.stringify(rows)}::jsonb)
        on conflict do nothing`,
  );
  return inserted > 0;
}

export async function findReceipt(
  em: EntityManager,
  id: string,
): Promise<(StoredReceipt & { parts: ErasedPart[] }) | null> {
  await query(em, sql`select set_config('app.receipt', ${id}, true)`);
  const [found] = await query(
    em,
    sql<{
      user_id: string;
      secret_hash: string;
      erased_at: string;
      keys: (Omit<DestroyedKey, 'destroyedAt'> & { destroyedAt: string })[];
    }>`
      select user_id, secret_hash, erased_at, keys from identity.erasure_receipt where id = ${id}`,
  );
  if (!found) return null;
  const parts = await query(
    em,
    sql<{ subgraph: string; erased_at: string; rows: ErasedTable[] }>`
      select subgraph, erased_at, rows from identity.erasure_part where user_id = ${found.user_id} order by subgraph`,
  );
  return {
    id,
    userId: found.user_id,
    secretHash: found.secret_hash,
    erasedAt: new Date(found.erased_at),
    keys: found.keys.map((key) => ({ ...key, destroyedAt: new Date(key.destroyedAt) })),
    parts: parts.map(({ erased_at, ...part }) => ({ ...part, erasedAt: new Date(erased_at) })),
  };
}

/** SHA-256 of each key of the user as it is stored, before it is destroyed. Acts as the user. */
export async function fingerprintsOf(em: EntityManager, userId: string): Promise<string[]> {
  const rows = await query(
    em,
    sql<{ fingerprint: string }>`
      select encode(sha256(convert_to(wrapped_key, 'UTF8')), 'hex') as fingerprint
        from identity.personal_key where user_id = ${userId}`,
  );
  return rows.map(({ fingerprint }) => fingerprint);
}
