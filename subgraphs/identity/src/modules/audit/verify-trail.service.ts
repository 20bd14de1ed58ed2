import { type Limit, limitKeys, PLATFORM_CHAIN } from '@propmubi/runtime';
import type { IdentityContext } from '../../context.js';
import { assertSignedIn } from '../membership/membership.policy.js';
import type { AuditFinding } from './audit.service.js';

/** Each reads and hashes a trail from its first entry on: a request that asks by many aliases would hold up everyone's sign-in. */
const VERIFICATIONS: Limit = {
  name: 'audit-verifications',
  points: 60,
  windowSeconds: 60 * 60,
  onRedisDown: 'allow',
};

/** Checks the trail of the viewer's brokerage, or the platform's for those without one. @throws RateLimitedError RATE_LIMITED */
export async function verifyTrail({ db, viewer, audit, limits }: IdentityContext): Promise<AuditFinding> {
  const { organizationId } = viewer;
  const key =
    organizationId === null ? limitKeys.user(assertSignedIn(viewer)) : limitKeys.tenant(organizationId);
  await limits.spend([{ limit: VERIFICATIONS, key }]);
  return db.read((em) => audit.verify(em, organizationId ?? PLATFORM_CHAIN));
}
