import { type EntityManager, query, sql } from '@propmubi/runtime';
import type { SignInMethod } from './sign-in-method.js';

export type RevocationReason =
  | 'SIGNED_OUT'
  | 'ENDED_BY_OWNER'
  | 'ENDED_BY_ADMIN'
  | 'TOKEN_REUSED'
  | 'DEACTIVATED'
  | 'ERASED'
  | 'LEFT_BROKERAGE'
  | 'ROLE_REVOKED'
  | 'KEY_REVOKED'
  | 'SSO_ENFORCED'
  | 'SSO_MEMBERSHIP_ENDED'
  | 'SSO_PROVIDER_CHANGED'
  | 'PASSWORD_CHANGED';

/** A sign-in at the provider of an organization. */
export interface SsoProof {
  organizationId: string;
  /** When the provider says that the person signed in there; null where it does not say. */
  authenticatedAt: Date | null;
}

/** What a session was opened by. */
export interface SessionProof {
  /** Null for a session of before this was kept. */
  beganBy: SignInMethod | null;
  /** Null for a session that did not begin at a provider. */
  sso: SsoProof | null;
  /**
   * When the person proved a first factor of their own, by which the session, or the one that it follows, began. Null where a
   * provider alone vouched for them: an organization must not become the owner of its people's accounts.
   */
  firstFactorAt: Date | null;
  /** When it proved a second factor; null when it was not asked to. */
  secondFactorAt: Date | null;
}

export interface SessionTimes {
  now: Date;
  expiresAt: Date;
}

/** Sessions of one person are opened beside each other, and none while all of them are ended. */
const openingKey = (userId: string) => sql`hashtextextended(${`sessions:${userId}`}, 0)`;

/**
 * Before it is read what a person may do, for a session that is about to be opened. Who ends all of their sessions waits, and then sees
 * it: without this one that is opened at the same moment would go on with what was just taken away.
 */
export async function beginOpening(em: EntityManager, userId: string): Promise<void> {
  await query(em, sql`select pg_advisory_xact_lock_shared(${openingKey(userId)})`);
}

async function waitForOpening(em: EntityManager, userId: string): Promise<void> {
  await query(em, sql`select pg_advisory_xact_lock(${openingKey(userId)})`);
}

export async function insertSession(
  em: EntityManager,
  sessionId: string,
  userId: string,
  refreshHash: string,
  { now, expiresAt, beganBy, sso, firstFactorAt, secondFactorAt }: SessionTimes & SessionProof,
): Promise<void> {
  await query(
    em,
    sql`with opened as (
       insert into identity.session
         (id, user_id, created_at, expires_at, began_by, first_factor_at, second_factor_at,
          sso_organization_id, provider_auth_at)
       values (${sessionId}, ${userId}, ${now}, ${expiresAt}, ${beganBy}, ${firstFactorAt}::timestamptz,
               ${secondFactorAt}::timestamptz, ${sso?.organizationId ?? null}::uuid,
               ${sso?.authenticatedAt ?? null}::timestamptz) returning id, user_id)
     insert into identity.refresh_token (hash, session_id, user_id, issued_at, expires_at)
     select ${refreshHash}, ${sessionId}::uuid, ${userId}::uuid, ${now}::timestamptz, ${expiresAt}::timestamptz`,
  );
}

/** Uses a token up and stores its successor in one statement; undefined when it was not there to be used. */
export async function rotateRefreshToken(
  em: EntityManager,
  hash: string,
  successorHash: string,
  network: string,
  now: Date,
): Promise<{ sessionId: string } | undefined> {
  const [row] = await query<{ session_id: string }>(
    em,
    sql`with used as (
       update identity.refresh_token t
          set used_at = ${now}::timestamptz, successor_hash = ${successorHash}, used_network = ${network}
         from identity.session s
        where t.hash = ${hash} and t.used_at is null and s.id = t.session_id
          and s.revoked_at is null and s.expires_at > ${now}::timestamptz
       returning t.session_id, t.user_id, s.expires_at)
     insert into identity.refresh_token (hash, session_id, user_id, issued_at, expires_at)
     select ${successorHash}, session_id, user_id, ${now}::timestamptz, expires_at from used
     returning session_id`,
  );
  return row && { sessionId: row.session_id };
}

export interface UsedToken {
  sessionId: string;
  sessionOpen: boolean;
  usedAt: Date | null;
  usedNetwork: string | null;
  successorHash: string | null;
  successorUsed: boolean;
}

/** Why a token could not be rotated. */
export async function findUsedToken(
  em: EntityManager,
  hash: string,
  now: Date,
): Promise<UsedToken | undefined> {
  const [row] = await query<{
    session_id: string;
    open: boolean;
    used_at: Date | string | null;
    used_network: string | null;
    successor_hash: string | null;
    successor_used: boolean;
  }>(
    em,
    sql`select t.session_id, t.used_at, t.used_network, t.successor_hash,
            s.revoked_at is null and s.expires_at > ${now}::timestamptz as open,
            n.used_at is not null as successor_used
       from identity.refresh_token t
       join identity.session s on s.id = t.session_id
       left join identity.refresh_token n on n.hash = t.successor_hash
      where t.hash = ${hash}`,
  );
  return (
    row && {
      sessionId: row.session_id,
      sessionOpen: row.open,
      usedNetwork: row.used_network,
      successorHash: row.successor_hash,
      usedAt: row.used_at === null ? null : new Date(row.used_at),
      successorUsed: row.successor_used,
    }
  );
}

/** Ends the given session, or all of the acting user's but `kept`; returns the ids of those that were open. */
export async function revokeSessions(
  em: EntityManager,
  userId: string,
  sessionId: string | null,
  because: RevocationReason,
  now: Date,
  kept: string | null = null,
): Promise<string[]> {
  if (sessionId === null) await waitForOpening(em, userId);
  const rows = await query<{ id: string }>(
    em,
    sql`update identity.session set revoked_at = ${now}::timestamptz, revoked_because = ${because}
      where user_id = ${userId} and revoked_at is null and (${sessionId}::uuid is null or id = ${sessionId}::uuid)
        and id is distinct from ${kept}::uuid
      returning id`,
  );
  return rows.map(({ id }) => id);
}

/**
 * Ends the acting user's sessions that began at the provider of an organization, or those that did not, but `kept`; returns the
 * ids of those that were open.
 */
export async function revokeSessionsOfProvider(
  em: EntityManager,
  userId: string,
  { organizationId, began, kept = null }: { organizationId: string; began: boolean; kept?: string | null },
  because: RevocationReason,
  now: Date,
): Promise<string[]> {
  await waitForOpening(em, userId);
  const rows = await query<{ id: string }>(
    em,
    sql`update identity.session set revoked_at = ${now}::timestamptz, revoked_because = ${because}
         where user_id = ${userId} and revoked_at is null and id is distinct from ${kept}::uuid
           and (sso_organization_id is not distinct from ${organizationId}::uuid) = ${began}
        returning id`,
  );
  return rows.map(({ id }) => id);
}
