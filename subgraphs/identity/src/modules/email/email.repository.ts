import { type EntityManager, execute, query, sql } from '@propmubi/runtime';
import { emailLookupHash, type IdentityKeys } from '../../security/keys.js';
import { setEmail } from '../user/contact.repository.js';

/** Whose confirmed address this is; needs no user or tenant, because credentials are keyed hashes. */
export async function findUserByEmail(
  em: EntityManager,
  keys: IdentityKeys,
  email: string,
): Promise<string | undefined> {
  const [row] = await query<{ user_id: string }>(
    em,
    sql`select user_id from identity.credential
         where lookup_hash = ${emailLookupHash(keys, email)} and kind = 'EMAIL'`,
  );
  return row?.user_id;
}

/** Makes an address the acting user’s confirmed one, in the place of another. False when it is another account’s. */
export async function confirmEmail(
  em: EntityManager,
  keys: IdentityKeys,
  { userId, email, at }: { userId: string; email: string; at: Date },
): Promise<boolean> {
  const hash = emailLookupHash(keys, email);
  await execute(
    em,
    sql`delete from identity.credential where user_id = ${userId} and kind = 'EMAIL' and lookup_hash <> ${hash}`,
  );
  await execute(
    em,
    sql`insert into identity.credential (lookup_hash, kind, user_id) values (${hash}, 'EMAIL', ${userId})
        on conflict do nothing`,
  );
  if ((await findUserByEmail(em, keys, email)) !== userId) return false;
  await setEmail(em, keys, { userId, email, verifiedAt: at, at });
  return true;
}
