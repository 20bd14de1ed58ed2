import { createHash } from 'node:crypto';
import { type EntityManager, execute, pgTextArray, query, sql } from '@propmubi/runtime';

export type CredentialKind = 'PHONE' | 'EMAIL' | 'PASSKEY' | 'API_KEY' | 'SSO';

/**
 * Whose a credential is; needs no user or tenant, because credentials are keyed hashes without personal data.
 * @param digests of one value under every key that is accepted
 */
export async function findCredential(
  em: EntityManager,
  kind: CredentialKind,
  digests: readonly string[],
): Promise<string | undefined> {
  const [row] = await query<{ user_id: string }>(
    em,
    sql`select user_id from identity.credential
         where lookup_hash = any(${pgTextArray(digests)}::text[]) and kind = ${kind} limit 1`,
  );
  return row?.user_id;
}

/**
 * Adds a credential of a user. While the pepper is replaced there is a row under each of two keys: all processes that run have one of
 * these keys in common, so that the primary key refuses a second account of one value whichever process adds it.
 * @throws `isUniqueViolation` when it is there
 */
export async function insertCredential(
  em: EntityManager,
  kind: CredentialKind,
  digests: readonly string[],
  userId: string,
): Promise<void> {
  await execute(
    em,
    sql`insert into identity.credential (lookup_hash, kind, user_id)
        select hash, ${kind}::text, ${userId}::uuid from unnest(${inOneOrder(digests)}::text[]) hash`,
  );
}

/** The same where another account may have it: then nothing is added. */
export async function claimCredential(
  em: EntityManager,
  kind: CredentialKind,
  digests: readonly string[],
  userId: string,
): Promise<'NEW' | 'OWN' | 'TAKEN'> {
  const added = await execute(
    em,
    sql`insert into identity.credential (lookup_hash, kind, user_id)
        select hash, ${kind}::text, ${userId}::uuid from unnest(${inOneOrder(digests)}::text[]) hash
        on conflict do nothing`,
  );
  if (added === digests.length) return 'NEW';
  const [found] = await query<{ own: number }>(
    em,
    sql`select count(*)::int as own from identity.credential
         where lookup_hash = any(${pgTextArray(digests)}::text[]) and kind = ${kind} and user_id = ${userId}`,
  );
  if (found?.own === digests.length) return 'OWN';
  await deleteCredentials(em, kind, digests, userId);
  return 'TAKEN';
}

export async function deleteCredentials(
  em: EntityManager,
  kind: CredentialKind,
  digests: readonly string[],
  userId: string,
): Promise<void> {
  await execute(
    em,
    sql`delete from identity.credential
         where user_id = ${userId} and kind = ${kind} and lookup_hash = any(${pgTextArray(digests)}::text[])`,
  );
}

/** Processes write with one key or the other first: rows that wait for each other must do so in the same order. */
function inOneOrder(digests: readonly string[]): string {
  return pgTextArray([...digests].sort());
}

/**
 * Makes transactions about one value take turns while it may be kept under two keys, in tables with a row for one of them. With one
 * key the table's own constraint is enough.
 */
export async function lockDigests(em: EntityManager, digests: readonly string[], within = ''): Promise<void> {
  if (digests.length === 1) return;
  const key = createHash('sha256')
    .update([...digests].sort().join() + within)
    .digest()
    .readBigInt64BE(0);
  await query(em, sql`select pg_advisory_xact_lock(${key.toString()}::bigint)`);
}
