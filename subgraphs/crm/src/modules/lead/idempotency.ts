import { rowsOf } from '@propmubi/runtime';
import { createHash } from 'node:crypto';
import type { LeadTransaction } from './lead-transaction.js';
import { idempotencyKeyReused } from './lead.errors.js';

/**
 * Runs `work` once per key of this user: the same key with the same request gives the answer of the first time, even
 * when both arrive at once (the second waits for the first to commit), and with another request a coded error.
 * `work` answers with what must be known to give the same answer again.
 * @throws ConflictError IDEMPOTENCY_KEY_REUSED
 */
export async function withIdempotencyKey<Result extends object>(
  transaction: LeadTransaction,
  { operation, key, request }: { operation: string; key: string; request: unknown },
  work: () => Promise<Result>,
): Promise<Result> {
  const { em, organizationId, actorUserId, now } = transaction;
  const hash = createHash('sha256').update(canonical(request)).digest('hex');
  const claimed = await rowsOf(
    em,
    `insert into crm.idempotency (organization_id, actor_id, operation, key, request_hash, created_at)
     values (?, ?, ?, ?, ?, ?) on conflict (actor_id, operation, key) do nothing returning 1`,
    [organizationId, actorUserId, operation, key, hash, now],
  );
  const place = [actorUserId, operation, key];
  if (claimed.length === 0) {
    const [known] = await rowsOf<{ request_hash: string; result: Result }>(
      em,
      `select request_hash, result from crm.idempotency where actor_id = ? and operation = ? and key = ?`,
      place,
    );
    if (known?.request_hash !== hash) throw idempotencyKeyReused();
    return known.result;
  }
  const result = await work();
  await rowsOf(
    em,
    `update crm.idempotency set result = ?::jsonb where actor_id = ? and operation = ? and key = ?`,
    [JSON.stringify(result), ...place],
  );
  return result;
}

/** JSON with sorted keys and without what was left out, so that two spellings of one request are one. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object' || value instanceof Date)
    return JSON.stringify(value ?? null);
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined && field !== null)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`).join(',')}}`;
}
