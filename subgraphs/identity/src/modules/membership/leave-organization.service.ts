import { ConflictError, type EntityManager, NotFoundError, query, sql } from '@propmubi/runtime';
import type { IdentityContext } from '../../context.js';
import { setTransactionUser } from '../../security/set-transaction-user.js';
import { closeOrganization } from '../organization/close-organization.js';
import { readSessionProof } from '../second-factor/second-factor.repository.js';
import type { SessionProof } from '../session/session.repository.js';
import type { SessionTokens } from '../session/session.service.js';
import { unlinkSso } from '../sso/sso.repository.js';
import { endAllSessions } from '../session/session-revocation.js';
import { assertSignedIn } from './membership.policy.js';
import { endWork } from './end-work.js';
import { countOthers, lockMemberships } from './membership.repository.js';

/**
 * The viewer stops working for their brokerage: no tenant, no leads, every session that spoke for it over. They go on
 * with a fresh session as themselves, unless this one began at the brokerage’s provider, which vouches for them no more: then
 * undefined. The last one out closes the organization.
 * @throws NotFoundError NOT_A_MEMBER, ConflictError LAST_MANAGER while others still work there
 */
export async function leaveOrganization(context: IdentityContext): Promise<SessionTokens | undefined> {
  const { db, audit, redis, now } = context;
  const userId = assertSignedIn(db.viewer);
  const at = now();
  return db.write(async (em) => {
    await setTransactionUser(em, { userId });
    const memberships = await lockMemberships(em, userId);
    const organizationId = memberships[0]?.organizationId;
    if (!organizationId) throw new NotFoundError('You work for no brokerage.', { code: 'NOT_A_MEMBER' });
    await setTransactionUser(em, { userId, organizationId });
    const isLast = await isLastMember(em, organizationId, userId, memberships);
    await endWork(em, { organizationId, userId }, at);
    const by = { organizationId, actorId: userId, at };
    await audit.append(em, { ...by, action: 'MEMBER_LEFT', subjectId: userId });
    if (isLast) {
      await closeOrganization(em, organizationId, at);
      await audit.append(em, { ...by, action: 'ORGANIZATION_CLOSED', subjectId: organizationId });
    }
    await setTransactionUser(em, { userId });
    const { sessionId } = db.viewer;
    const proof = sessionId ? await readSessionProof(em, sessionId) : NOTHING_PROVED;
    await endAllSessions(em, redis, userId, 'LEFT_BROKERAGE', at);
    await unlinkSso(em, userId);
    if (proof.sso) return undefined;
    // It goes on with the first factor of the one it follows, and is no younger.
    return context.sessions.open(em, userId, { ...proof, secondFactorAt: null });
  });
}

const NOTHING_PROVED: SessionProof = { beganBy: null, sso: null, firstFactorAt: null, secondFactorAt: null };

/** Leads and agents need a manager. @throws ConflictError LAST_MANAGER */
async function isLastMember(
  em: EntityManager,
  organizationId: string,
  userId: string,
  memberships: readonly { role: string }[],
): Promise<boolean> {
  // Two managers who leave at once take turns.
  await query(em, sql`select 1 from identity.organization where id = ${organizationId} for update`);
  const others = await countOthers(em, organizationId, userId);
  if (others.members === 0) return true;
  const manages = memberships.some(({ role }) => role === 'BROKERAGE_MANAGER');
  if (!manages || others.managers > 0) return false;
  throw new ConflictError('You are the last manager. Invite another first, or remove the agents.', {
    code: 'LAST_MANAGER',
  });
}
