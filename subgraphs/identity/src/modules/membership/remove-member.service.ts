import { assertId, ConflictError, type Limit, NotFoundError } from '@propmubi/runtime';
import type { IdentityContext } from '../../context.js';
import { setTransactionUser } from '../../security/set-transaction-user.js';
import { endAllSessions } from '../session/session-revocation.js';
import { unlinkSso } from '../sso/sso.repository.js';
import { beginSettingsChange } from './begin-settings-change.js';
import { endWork } from './end-work.js';
import { assertManages, rolesWithin } from './membership.repository.js';

const REMOVALS: Limit = {
  name: 'member-removals',
  points: 50,
  windowSeconds: 24 * 60 * 60,
  onRedisDown: 'refuse',
};

/**
 * A manager ends all that another person does for the brokerage, as an agent, as a manager or both: sessions that spoke for it are
 * over, leads and listings go on. Who removes stays, so that a manager is left; of two who remove each other at once the second is refused.
 * @throws ConflictError LEAVE_INSTEAD for oneself, NotFoundError MEMBER_NOT_FOUND, ForbiddenError, STEP_UP_REQUIRED, FRESH_SIGN_IN_REQUIRED
 */
export async function removeMember(context: IdentityContext, userIdInput: string): Promise<string> {
  const { db, audit, redis, now } = context;
  const userId = assertId(userIdInput, 'userId');
  const manager = await beginSettingsChange(context, REMOVALS);
  const { organizationId } = manager;
  if (userId === manager.userId)
    throw new ConflictError('To go yourself, leave the organization.', { code: 'LEAVE_INSTEAD' });
  const at = now();
  await db.write(async (em) => {
    await setTransactionUser(em, manager);
    await assertManages(em, manager);
    const roles = await rolesWithin(em, { organizationId, userId });
    if (roles.length === 0)
      throw new NotFoundError('This person does not work for the organization.', {
        code: 'MEMBER_NOT_FOUND',
      });
    await endWork(em, { organizationId, userId }, at);
    await audit.append(em, {
      organizationId,
      actorId: manager.userId,
      action: 'MEMBER_REMOVED',
      subjectId: userId,
      details: { roles: roles.join(' ') },
      at,
    });
    await setTransactionUser(em, { userId });
    await endAllSessions(em, redis, userId, 'LEFT_BROKERAGE', at);
    await unlinkSso(em, userId);
  });
  return userId;
}
