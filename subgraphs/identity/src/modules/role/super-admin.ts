import { ConflictError, type EntityManager, ForbiddenError, query, sql } from '@propmubi/runtime';
import { setTransactionUser } from '../../security/set-transaction-user.js';

/** Roles that super administrators alone give and take, by whatever means. */
const GUARDED: readonly string[] = ['ADMIN', 'SUPER_ADMIN'];

export function isGuarded(role: string): boolean {
  return GUARDED.includes(role);
}

/**
 * For changes of who administrates. One at a time, and by what the database says of the actor: two super administrators who
 * take the role from each other in one moment must not both succeed. Leaves the transaction acting as the actor.
 * @throws ForbiddenError SUPER_ADMIN_REQUIRED
 */
export async function assertSuperAdmin(em: EntityManager, actorId: string): Promise<void> {
  await takeTurns(em);
  await setTransactionUser(em, { userId: actorId });
  if (!(await rolesOf(em, actorId)).includes('SUPER_ADMIN')) throw superAdminRequired();
}

/**
 * For acts that end or take over an account: those of administrators are for super administrators.
 * @throws ForbiddenError SUPER_ADMIN_REQUIRED
 */
export async function assertMayActOn(em: EntityManager, actorId: string, userId: string): Promise<void> {
  await takeTurns(em);
  await setTransactionUser(em, { userId });
  const isAdministrator = (await rolesOf(em, userId)).some(isGuarded);
  await setTransactionUser(em, { userId: actorId });
  if (isAdministrator && !(await rolesOf(em, actorId)).includes('SUPER_ADMIN')) throw superAdminRequired();
}

/** For people who leave by themselves. Acts as the user. @throws ConflictError LAST_SUPER_ADMIN */
export async function assertReplaceable(em: EntityManager, userId: string): Promise<void> {
  await takeTurns(em);
  if (!(await rolesOf(em, userId)).includes('SUPER_ADMIN')) return;
  if ((await countOtherSuperAdmins(em, userId)) > 0) return;
  throw new ConflictError('You are the last super administrator. Give the role to another person first.', {
    code: 'LAST_SUPER_ADMIN',
  });
}

/** Those whose accounts are open, but this one. */
export async function countOtherSuperAdmins(em: EntityManager, userId: string | null): Promise<number> {
  const [row] = await query(
    em,
    sql<{ count: number }>`select identity.other_super_administrators(${userId}::uuid) as count`,
  );
  return Number(row?.count);
}

/** Of the acting user. */
async function rolesOf(em: EntityManager, userId: string): Promise<string[]> {
  const rows = await query(
    em,
    sql<{ role: string }>`select role from identity.user_role where user_id = ${userId}`,
  );
  return rows.map(({ role }) => role);
}

async function takeTurns(em: EntityManager): Promise<void> {
  await query(em, sql`select pg_advisory_xact_lock(hashtextextended('identity.super_admin', 0))`);
}

function superAdminRequired(): ForbiddenError {
  return new ForbiddenError('Administrators are in the hands of a super administrator.', {
    code: 'SUPER_ADMIN_REQUIRED',
  });
}
