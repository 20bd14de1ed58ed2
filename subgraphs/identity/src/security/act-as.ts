import type { EntityManager } from '@propmubi/runtime';

/**
 * Continues a write transaction as this user (and tenant), so that row level security holds for what follows.
 * For sign-in, where the user is known only after a credential was checked, and for staff acting on somebody's
 * account: the caller has already decided that it may. `purpose` opens what policies reserve by name.
 */
export async function actAs(
  em: EntityManager,
  {
    userId,
    organizationId,
    purpose,
  }: { userId: string; organizationId?: string | null; purpose?: 'grant-role' },
): Promise<void> {
  await em.execute(
    `select set_config('app.user', ?, true), set_config('app.tenant', ?, true), set_config('app.purpose', ?, true)`,
    [userId, organizationId ?? '', purpose ?? ''],
  );
}
