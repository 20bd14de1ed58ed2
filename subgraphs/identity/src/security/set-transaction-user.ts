import { type EntityManager, query, sql, type TenantScope } from '@propmubi/runtime';

/**
 * Continues a write transaction as this user (and tenant), so that row level security holds for what follows.
 * For sign-in, where the user is known only after a credential was checked, and for staff acting on another person's
 * account: the caller has already decided that it may. `purpose` opens what policies reserve by name.
 */
export async function setTransactionUser(
  em: EntityManager,
  {
    userId,
    organizationId,
    purpose,
  }: { userId: string; organizationId?: string | null; purpose?: 'grant-role' },
): Promise<void> {
  await query(
    em,
    sql`select set_config('app.user', ${userId}, true), set_config('app.tenant', ${organizationId ?? ''}, true), set_config('app.purpose', ${purpose ?? ''}, true)`,
  );
}

/** A transaction of a job as this user, whose rows it works on. */
export function writeAsUser<T>(
  scope: TenantScope,
  userId: string,
  work: (em: EntityManager) => Promise<T>,
): Promise<T> {
  return scope.write(async (em) => {
    await setTransactionUser(em, { userId });
    return work(em);
  });
}
