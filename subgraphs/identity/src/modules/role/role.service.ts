import {
  assertId,
  ConflictError,
  type EntityManager,
  execute,
  ForbiddenError,
  NotFoundError,
  pgTextArray,
  query,
  sql,
} from '@propmubi/runtime';
import type { IdentityContext } from '../../context.js';
import { setTransactionUser } from '../../security/set-transaction-user.js';
import type { AuditLog } from '../audit/audit.service.js';
import { assertSignedIn } from '../membership/membership.policy.js';
import { endAllSessions } from '../session/session-revocation.js';
import { User } from '../user/user.entity.js';
import { GrantedRole } from './role.types.js';
import { assertSuperAdmin, isGuarded } from './super-admin.js';

export interface RoleChange {
  userId: string;
  role: GrantedRole;
  /** Null for the operator’s command. */
  actorId: string | null;
  at: Date;
}

/**
 * Gives a person a role on the platform; it counts from their next access token on. Super administrators are administrators,
 * too, so that all that asks for those lets them in. Leaves the transaction acting as them. @throws NotFoundError USER_NOT_FOUND, ConflictError WORKS_FOR_BROKERAGE for staff roles
 */
export async function insertRole(em: EntityManager, audit: AuditLog, change: RoleChange): Promise<void> {
  const { userId, role, actorId, at } = change;
  await setTransactionUser(em, { userId, purpose: 'grant-role' });
  const [user] = await query(
    em,
    sql<{ status: string }>`select status from identity.user_account where id = ${userId} for update`,
  );
  if (user?.status !== 'ACTIVE') throw userNotFound();
  const works = await query(em, sql`select 1 from identity.membership where user_id = ${userId} limit 1`);
  if (works.length > 0 && (role === GrantedRole.REVIEWER || isGuarded(role))) {
    throw new ConflictError('Staff work for no brokerage. They must leave it first.', {
      code: 'WORKS_FOR_BROKERAGE',
    });
  }
  await execute(
    em,
    sql`insert into identity.user_role (user_id, role)
        select ${userId}::uuid, unnest(${pgTextArray(withImplied(role))}::text[]) on conflict do nothing`,
  );
  await audit.append(em, {
    organizationId: null,
    actorId,
    ...(actorId === null && { role: 'OPERATOR' as const }),
    action: 'ROLE_GRANTED',
    subjectId: userId,
    details: { role },
    at,
  });
}

export async function grantRole(
  { db, audit, now, secondFactors, viewer }: IdentityContext,
  input: { userId: string; role: GrantedRole },
): Promise<User> {
  const actorId = assertSignedIn(db.viewer);
  const userId = assertId(input.userId, 'userId');
  if (userId === actorId) throw ownRoles();
  return db.write(async (em) => {
    await secondFactors.assertRecentProof(em, actorId, viewer.sessionId);
    if (isGuarded(input.role)) await assertSuperAdmin(em, actorId);
    await insertRole(em, audit, { userId, role: input.role, actorId, at: now() });
    return em.findOneOrFail(User, { id: userId });
  });
}

/** Takes a role away, and ends the sessions that speak with it. */
export async function revokeRole(
  { db, audit, redis, now, secondFactors, viewer }: IdentityContext,
  input: { userId: string; role: GrantedRole },
): Promise<User> {
  const actorId = assertSignedIn(db.viewer);
  const userId = assertId(input.userId, 'userId');
  if (userId === actorId) throw ownRoles();
  const at = now();
  return db.write(async (em) => {
    await secondFactors.assertRecentProof(em, actorId, viewer.sessionId);
    if (isGuarded(input.role)) await assertSuperAdmin(em, actorId);
    await setTransactionUser(em, { userId });
    const user = await em.findOne(User, { id: userId });
    if (!user) throw userNotFound();
    const removed = await execute(
      em,
      sql`delete from identity.user_role
           where user_id = ${userId} and role = any(${pgTextArray(withImplying(input.role))}::text[])`,
    );
    if (removed === 0) return user;
    await audit.append(em, {
      organizationId: null,
      actorId,
      action: 'ROLE_REVOKED',
      subjectId: userId,
      details: { role: input.role },
      at,
    });
    await endAllSessions(em, redis, userId, 'ROLE_REVOKED', at);
    return user;
  });
}

/** No one is a super administrator without being an administrator. */
function withImplied(role: GrantedRole): GrantedRole[] {
  return role === GrantedRole.SUPER_ADMIN ? [GrantedRole.ADMIN, role] : [role];
}

function withImplying(role: GrantedRole): GrantedRole[] {
  return role === GrantedRole.ADMIN ? [role, GrantedRole.SUPER_ADMIN] : [role];
}

function userNotFound(): NotFoundError {
  return new NotFoundError('There is no such user.', { code: 'USER_NOT_FOUND' });
}

function ownRoles(): ForbiddenError {
  return new ForbiddenError('You cannot change your own roles.', { code: 'SELF_REVIEW' });
}
