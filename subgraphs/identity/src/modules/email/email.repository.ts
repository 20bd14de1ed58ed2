import { type EntityManager, execute, pgTextArray, sql } from '@propmubi/runtime';
import type { IdentityKeys } from '../../security/keys.js';
import { setEmail } from '../user/contact.repository.js';
import { claimCredential, findCredential } from '../user/credential.repository.js';

/** Whose confirmed address this is. */
export function findUserByEmail(
  em: EntityManager,
  keys: IdentityKeys,
  email: string,
): Promise<string | undefined> {
  return findCredential(em, 'EMAIL', keys.digests.email.all(email));
}

/** Makes an address the acting user’s confirmed one, in the place of another. False when it is another account’s. */
export async function confirmEmail(
  em: EntityManager,
  keys: IdentityKeys,
  { userId, email, at }: { userId: string; email: string; at: Date },
): Promise<boolean> {
  const digests = keys.digests.email.all(email);
  await execute(
    em,
    sql`delete from identity.credential
         where user_id = ${userId} and kind = 'EMAIL' and lookup_hash <> all(${pgTextArray(digests)}::text[])`,
  );
  if ((await claimCredential(em, 'EMAIL', digests, userId)) === 'TAKEN') return false;
  await setEmail(em, keys, { userId, email, verifiedAt: at, at });
  return true;
}
