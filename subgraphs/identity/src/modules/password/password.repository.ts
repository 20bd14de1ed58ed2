import { type EntityManager, execute, query, sql } from '@propmubi/runtime';

/** Of the acting user, while one of their organizations wants passwords. */
export async function readPassword(em: EntityManager, userId: string): Promise<string | undefined> {
  const [row] = await query<{ hash: string }>(
    em,
    sql`select p.hash from identity.password p where p.user_id = ${userId}
          and exists (select from identity.membership m join identity.organization o on o.id = m.organization_id
                       where m.user_id = ${userId} and o.allows_passwords and o.status = 'ACTIVE')`,
  );
  return row?.hash;
}

/** Of the acting user, whatever their organizations want. */
export async function readStoredHash(em: EntityManager, userId: string): Promise<string | undefined> {
  const [row] = await query(
    em,
    sql<{ hash: string }>`select hash from identity.password where user_id = ${userId}`,
  );
  return row?.hash;
}

/** Whether the acting user works for an organization that wants passwords. */
export async function mayHavePassword(em: EntityManager, userId: string): Promise<boolean> {
  const rows = await query(
    em,
    sql`select 1 from identity.membership m join identity.organization o on o.id = m.organization_id
         where m.user_id = ${userId} and o.allows_passwords and o.status = 'ACTIVE' limit 1`,
  );
  return rows.length > 0;
}

export async function upsertPassword(
  em: EntityManager,
  userId: string,
  hash: string,
  at: Date,
): Promise<void> {
  await execute(
    em,
    sql`insert into identity.password (user_id, hash, changed_at) values (${userId}, ${hash}, ${at}::timestamptz)
        on conflict (user_id) do update set hash = excluded.hash, changed_at = excluded.changed_at`,
  );
}

/** The same password in a better form; not where it was changed meanwhile. */
export async function replaceHash(
  em: EntityManager,
  { userId, former, hash }: { userId: string; former: string; hash: string },
): Promise<void> {
  await execute(
    em,
    sql`update identity.password set hash = ${hash} where user_id = ${userId} and hash = ${former}`,
  );
}

export async function deletePassword(em: EntityManager, userId: string): Promise<boolean> {
  return (await execute(em, sql`delete from identity.password where user_id = ${userId}`)) === 1;
}

/** When the acting user's was set; null without one. */
export async function readPasswordChangedAt(em: EntityManager, userId: string): Promise<Date | null> {
  const [row] = await query<{ changed_at: string }>(
    em,
    sql`select changed_at from identity.password where user_id = ${userId}`,
  );
  return row ? new Date(row.changed_at) : null;
}

/** Of the acting tenant. */
export async function setAllowsPasswords(
  em: EntityManager,
  organizationId: string,
  allowed: boolean,
): Promise<void> {
  await execute(
    em,
    sql`update identity.organization set allows_passwords = ${allowed} where id = ${organizationId}`,
  );
}
