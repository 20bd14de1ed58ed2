import { withIdempotencyKey as withKey } from '@propmubi/runtime';
import type { LeadTransaction } from './lead-transaction.js';

/**
 * Runs `work` once per key of the transaction's user (see the runtime's `withIdempotencyKey`), as its brokerage.
 * @throws ConflictError IDEMPOTENCY_KEY_REUSED
 */
export function withIdempotencyKey<Result extends object>(
  { em, organizationId, actorUserId, last }: LeadTransaction,
  place: { operation: string; key: string; request: object },
  work: () => Promise<Result>,
): Promise<Result> {
  // Mutations with keys are for signed-in users only.
  return withKey(em, { ...place, actorId: actorUserId as string, organizationId }, work, (statement) => {
    last.push(statement);
  });
}
