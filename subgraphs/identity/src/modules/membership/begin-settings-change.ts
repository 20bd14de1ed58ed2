import { type Limit, limitKeys } from '@propmubi/runtime';
import type { IdentityContext } from '../../context.js';
import { assertManagerInPerson } from './membership.policy.js';

/**
 * For settings that a thief of a session must not change: answers with the manager of the brokerage, who has given a fresh proof,
 * and spends its `limit`. @throws STEP_UP_REQUIRED, FRESH_SIGN_IN_REQUIRED, RateLimitedError
 */
export async function beginSettingsChange(
  { viewer, db, secondFactors, limits }: IdentityContext,
  limit: Limit,
): Promise<{ userId: string; organizationId: string }> {
  const manager = assertManagerInPerson(viewer);
  await db.read((em) => secondFactors.assertFreshProofFor(em, { ...manager, sessionId: viewer.sessionId }));
  await limits.spend([{ limit, key: limitKeys.tenant(manager.organizationId) }]);
  return manager;
}
