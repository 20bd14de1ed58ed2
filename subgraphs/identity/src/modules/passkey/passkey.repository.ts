import { type EntityManager, execute, newId, pgTextArray, query, sql } from '@propmubi/runtime';
import type { IdentityKeys } from '../../security/keys.js';
import { claimCredential, deleteCredentials, findCredential } from '../user/credential.repository.js';
import type { Passkey } from './passkey.types.js';

export interface StoredPasskey {
  id: string;
  credentialId: string;
  publicKey: Buffer;
  signCount: number;
  transports: string[];
}

export interface NewPasskey extends Omit<StoredPasskey, 'id'> {
  userId: string;
  backedUp: boolean;
  name: string;
  at: Date;
}

interface Row {
  id: string;
  name: string;
  backed_up: boolean;
  created_at: string;
  last_used_at: string | null;
}

const COLUMNS = sql.raw('id, name, backed_up, created_at, last_used_at');

/** Whose passkey this is. */
export function findUserByPasskey(
  em: EntityManager,
  keys: IdentityKeys,
  credentialId: string,
): Promise<string | undefined> {
  return findCredential(em, 'PASSKEY', keys.digests.passkey.all(credentialId));
}

/** The acting user's passkey, locked until the transaction ends: its counter is to move. */
export async function lockPasskey(
  em: EntityManager,
  userId: string,
  credentialId: string,
): Promise<StoredPasskey | undefined> {
  const [row] = await query(
    em,
    sql<{ id: string; public_key: Buffer; sign_count: string; transports: string[] }>`
      select id, public_key, sign_count, transports from identity.passkey
       where user_id = ${userId} and credential_id = ${credentialId} for update`,
  );
  return (
    row && {
      id: row.id,
      credentialId,
      publicKey: row.public_key,
      signCount: Number(row.sign_count),
      transports: row.transports,
    }
  );
}

/** The acting user's, oldest first. */
export async function listPasskeys(em: EntityManager, userId: string): Promise<Passkey[]> {
  const rows = await query(
    em,
    sql<Row>`select ${COLUMNS} from identity.passkey where user_id = ${userId} order by created_at, id`,
  );
  return rows.map(passkeyOf);
}

/** What an authenticator that holds one of them must not make again. */
export async function listCredentialIds(
  em: EntityManager,
  userId: string,
): Promise<{ id: string; transports: string[] }[]> {
  const rows = await query(
    em,
    sql<{ credential_id: string; transports: string[] }>`
      select credential_id, transports from identity.passkey where user_id = ${userId} order by created_at, id`,
  );
  return rows.map(({ credential_id: id, transports }) => ({ id, transports }));
}

/** Undefined when the credential is registered already, by any account. */
export async function insertPasskey(
  em: EntityManager,
  keys: IdentityKeys,
  { userId, credentialId, publicKey, signCount, transports, backedUp, name, at }: NewPasskey,
): Promise<Passkey | undefined> {
  const claimed = await claimCredential(em, 'PASSKEY', keys.digests.passkey.all(credentialId), userId);
  if (claimed !== 'NEW') return undefined;
  const [row] = await query(
    em,
    sql<Row>`insert into identity.passkey
               (id, user_id, credential_id, public_key, sign_count, transports, backed_up, name, created_at)
             values (${newId()}, ${userId}, ${credentialId}, ${publicKey}, ${signCount}::bigint,
                     ${pgTextArray(transports)}::text[], ${backedUp}, ${name}, ${at}::timestamptz)
             returning ${COLUMNS}`,
  );
  return row && passkeyOf(row);
}

export async function recordPasskeyUse(
  em: EntityManager,
  { id, signCount, backedUp, at }: { id: string; signCount: number; backedUp: boolean; at: Date },
): Promise<void> {
  await execute(
    em,
    sql`update identity.passkey set sign_count = ${signCount}::bigint, backed_up = ${backedUp},
               last_used_at = ${at}::timestamptz where id = ${id}`,
  );
}

export async function renameOwnPasskey(
  em: EntityManager,
  { userId, id, name }: { userId: string; id: string; name: string },
): Promise<Passkey | undefined> {
  const [row] = await query(
    em,
    sql<Row>`update identity.passkey set name = ${name} where id = ${id} and user_id = ${userId}
             returning ${COLUMNS}`,
  );
  return row && passkeyOf(row);
}

/** One of the acting user's, or all; false when there was none. */
export async function deletePasskeys(
  em: EntityManager,
  keys: IdentityKeys,
  userId: string,
  id: string | null = null,
): Promise<boolean> {
  const rows = await query(
    em,
    sql<{ credential_id: string }>`
      delete from identity.passkey where user_id = ${userId} and (${id}::uuid is null or id = ${id}::uuid)
      returning credential_id`,
  );
  const digests = rows.flatMap(({ credential_id: credentialId }) => keys.digests.passkey.all(credentialId));
  await deleteCredentials(em, 'PASSKEY', digests, userId);
  return rows.length > 0;
}

function passkeyOf(row: Row): Passkey {
  return {
    id: row.id,
    name: row.name,
    isBackedUp: row.backed_up,
    createdAt: new Date(row.created_at),
    lastUsedAt: row.last_used_at === null ? null : new Date(row.last_used_at),
  };
}
