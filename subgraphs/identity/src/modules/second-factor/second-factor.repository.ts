import { type EntityManager, execute, pgTextArray, query, sql } from '@propmubi/runtime';
import type { SessionProof } from '../session/session.repository.js';
import type { SignInMethod } from '../session/sign-in-method.js';

export interface StoredFactor {
  /** Sealed. */
  secret: string;
  confirmedAt: Date | null;
  recoveryCodesLeft: number;
}

/** Of the acting user, with the roles that ask for one. */
export async function readFactor(
  em: EntityManager,
  userId: string,
): Promise<{
  factor: StoredFactor | undefined;
  hasPasskey: boolean;
  isStaff: boolean;
  isSuperAdmin: boolean;
}> {
  const [row] = await query(
    em,
    sql<{
      secret: string | null;
      confirmed_at: string | null;
      left: string;
      passkey: boolean;
      staff: boolean;
      super_admin: boolean;
    }>`
      select f.secret, f.confirmed_at,
             (select count(*) from identity.recovery_code c where c.user_id = ${userId} and c.used_at is null) as left,
             exists (select from identity.passkey p where p.user_id = ${userId}) as passkey,
             exists (select from identity.user_role r
                      where r.user_id = ${userId} and r.role in ('SUPER_ADMIN', 'ADMIN', 'REVIEWER')) as staff,
             exists (select from identity.user_role r
                      where r.user_id = ${userId} and r.role = 'SUPER_ADMIN') as super_admin
        from (select 1) as one left join identity.second_factor f on f.user_id = ${userId}`,
  );
  const factor = row?.secret
    ? {
        secret: row.secret,
        confirmedAt: row.confirmed_at === null ? null : new Date(row.confirmed_at),
        recoveryCodesLeft: Number(row.left),
      }
    : undefined;
  return {
    factor,
    hasPasskey: row?.passkey === true,
    isStaff: row?.staff === true,
    isSuperAdmin: row?.super_admin === true,
  };
}

/** Keeps a secret that is to be confirmed, in the place of one that never was. False when one is confirmed. */
export async function storePendingFactor(
  em: EntityManager,
  userId: string,
  secret: string,
  at: Date,
): Promise<boolean> {
  const stored = await execute(
    em,
    sql`insert into identity.second_factor as f (user_id, secret, created_at) values (${userId}, ${secret}, ${at}::timestamptz)
        on conflict (user_id) do update set secret = excluded.secret, created_at = excluded.created_at, last_step = 0
          where f.confirmed_at is null`,
  );
  return stored === 1;
}

/** Uses up a period of the authenticator, so that no code works twice; false when it, or a later one, was used. */
export async function takeStep(em: EntityManager, userId: string, step: number, at: Date): Promise<boolean> {
  const taken = await execute(
    em,
    sql`update identity.second_factor
           set last_step = ${step}::bigint, confirmed_at = coalesce(confirmed_at, ${at}::timestamptz)
         where user_id = ${userId} and last_step < ${step}::bigint`,
  );
  return taken === 1;
}

export async function storeRecoveryCodes(
  em: EntityManager,
  userId: string,
  hashes: readonly string[],
): Promise<void> {
  await execute(em, sql`delete from identity.recovery_code where user_id = ${userId}`);
  await execute(
    em,
    sql`insert into identity.recovery_code (user_id, hash)
        select ${userId}::uuid, unnest(${pgTextArray(hashes)}::text[])`,
  );
}

export async function useRecoveryCode(
  em: EntityManager,
  userId: string,
  hashes: readonly string[],
  at: Date,
): Promise<boolean> {
  const used = await execute(
    em,
    sql`update identity.recovery_code set used_at = ${at}::timestamptz
         where user_id = ${userId} and hash = any(${pgTextArray(hashes)}::text[]) and used_at is null`,
  );
  return used === 1;
}

/** With the recovery codes, and what sessions have proved by it: a role granted later must not find it. */
export async function deleteFactor(em: EntityManager, userId: string): Promise<boolean> {
  await execute(em, sql`delete from identity.recovery_code where user_id = ${userId}`);
  await execute(
    em,
    sql`update identity.session set second_factor_at = null
         where user_id = ${userId} and second_factor_at is not null`,
  );
  return (await execute(em, sql`delete from identity.second_factor where user_id = ${userId}`)) === 1;
}

export async function markSessionProved(
  em: EntityManager,
  userId: string,
  sessionId: string,
  at: Date,
): Promise<void> {
  await execute(
    em,
    sql`update identity.session set second_factor_at = ${at}::timestamptz
         where id = ${sessionId} and user_id = ${userId} and revoked_at is null`,
  );
}

/** By what a session began, and what it has proved. */
export async function readSessionProof(em: EntityManager, sessionId: string): Promise<SessionProof> {
  const [row] = await query(
    em,
    sql<{
      began_by: SignInMethod | null;
      first_factor_at: string | null;
      second_factor_at: string | null;
      sso_organization_id: string | null;
      provider_auth_at: string | null;
    }>`
      select began_by, first_factor_at, second_factor_at, sso_organization_id, provider_auth_at
        from identity.session where id = ${sessionId}`,
  );
  const instant = (text: string | null | undefined) => (text == null ? null : new Date(text));
  return {
    beganBy: row?.began_by ?? null,
    sso: row?.sso_organization_id
      ? { organizationId: row.sso_organization_id, authenticatedAt: instant(row.provider_auth_at) }
      : null,
    firstFactorAt: instant(row?.first_factor_at),
    secondFactorAt: instant(row?.second_factor_at),
  };
}
