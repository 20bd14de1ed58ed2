import { type Limit, limitKeys, newId } from '@propmubi/runtime';
import type { IdentityContext } from '../../context.js';
import { setTransactionUser } from '../../security/set-transaction-user.js';
import {
  nameSkeleton,
  parseGstin,
  parseName,
  parseOrganizationName,
  parsePan,
} from '../../validation/index.js';
import { staffCannotJoin, worksElsewhere } from '../invitation/invitation.errors.js';
import { BrokerageRole } from '../invitation/invitation.types.js';
import { assertSignedIn } from '../membership/membership.policy.js';
import { insertMembership, isStaff, lockMemberships } from '../membership/membership.repository.js';
import { Organization, OrganizationRegistration } from './organization.entity.js';
import type { RegisterOrganizationInput } from './organization.inputs.js';

/** Reviewers read each registration; one that was left or rejected makes room for the next. */
const REGISTRATIONS: Limit = {
  name: 'organization-registrations',
  points: 5,
  windowSeconds: 24 * 60 * 60,
  onRedisDown: 'allow',
  code: 'TOO_MANY_ORGANIZATIONS',
};

/**
 * Makes an organization that waits for a reviewer, with the viewer as its first manager. That its PAN is another’s
 * is found when it is verified: an answer here would say which numbers are registered, and block their owners.
 * @throws ConflictError WORKS_ELSEWHERE for members of another, a pending one included; STAFF_CANNOT_JOIN for those
 * who would judge it and its rivals; RateLimitedError TOO_MANY_ORGANIZATIONS
 */
export async function registerOrganization(
  { db, audit, limits, now }: IdentityContext,
  input: RegisterOrganizationInput,
): Promise<Organization> {
  const userId = assertSignedIn(db.viewer);
  if (db.viewer.organizationId) throw worksElsewhere();
  const name = parseOrganizationName(input.name);
  const city = parseName(input.city, 'city');
  const pan = parsePan(input.pan);
  const gstin = input.gstin ? parseGstin(input.gstin, pan) : null;
  const at = now();
  const id = newId();
  return db.write(async (em) => {
    await setTransactionUser(em, { userId });
    // The token may be older than a membership, so the table decides.
    if ((await lockMemberships(em, userId)).length > 0) throw worksElsewhere();
    if (await isStaff(em, userId)) throw staffCannotJoin();
    await limits.spend([{ limit: REGISTRATIONS, key: limitKeys.user(userId) }]);
    await setTransactionUser(em, { userId, organizationId: id });
    const organization = em.create(Organization, {
      id,
      name,
      nameSkeleton: nameSkeleton(name),
      city,
      createdAt: at,
      updatedAt: at,
    });
    await em.flush();
    em.create(OrganizationRegistration, { organizationId: id, pan, gstin });
    await em.flush();
    const role = BrokerageRole.BROKERAGE_MANAGER;
    await insertMembership(em, { organizationId: id, userId, role }, at);
    await audit.append(em, {
      organizationId: id,
      actorId: userId,
      action: 'ORGANIZATION_REGISTERED',
      subjectId: id,
      at,
    });
    return organization;
  });
}
