import { type EntityManager, newId, query, sql } from '@propmubi/runtime';
import type { IdentityKeys } from '../../security/keys.js';
import { setTransactionUser } from '../../security/set-transaction-user.js';
import { confirmPhone, insertContact } from './contact.repository.js';
import { findCredential, insertCredential } from './credential.repository.js';
import { recordIdentityVerified, recordUserRegistered } from './user.events.js';

export interface Registration {
  /** E.164, already checked. */
  phone: string;
  name?: string | undefined;
  languages?: readonly string[];
  /** When they proved that the number is theirs; null when another person registered them. */
  verifiedAt: Date | null;
  at: Date;
  /** Seeds give ids of their own. */
  id?: string;
}

/** Whose number this is. */
export function findUserByPhone(
  em: EntityManager,
  keys: IdentityKeys,
  phone: string,
): Promise<string | undefined> {
  return findCredential(em, 'PHONE', keys.digests.phone.all(phone));
}

/** Makes a user with the role BUYER, and leaves the transaction acting as them. Returns their id. */
export async function registerUser(
  em: EntityManager,
  keys: IdentityKeys,
  { phone, name, languages = [], verifiedAt, at, id = newId() }: Registration,
): Promise<string> {
  await setTransactionUser(em, { userId: id });
  await query(
    em,
    sql`insert into identity.user_account (id, name, languages)
     values (${id}, ${name ?? null}, array(select jsonb_array_elements_text(${JSON.stringify(languages)}::jsonb)))`,
  );
  await insertCredential(em, 'PHONE', keys.digests.phone.all(phone), id);
  await insertContact(em, keys, { userId: id, phone, verifiedAt });
  await query(em, sql`insert into identity.user_role (user_id, role) values (${id}, 'BUYER')`);
  await recordUserRegistered(em, id, ['BUYER'], at);
  if (verifiedAt)
    await recordIdentityVerified(em, { userId: id, kind: 'PHONE', method: 'OTP', at: verifiedAt });
  return id;
}

/** A person whom another registered proves, by signing in, that the number is theirs. Acts as the user. */
export async function markPhoneVerified(
  em: EntityManager,
  keys: IdentityKeys,
  proven: { userId: string; phone: string; at: Date },
): Promise<void> {
  if (!(await confirmPhone(em, keys, proven))) return;
  const { userId, at } = proven;
  await recordIdentityVerified(em, { userId, kind: 'PHONE', method: 'OTP', at });
}
