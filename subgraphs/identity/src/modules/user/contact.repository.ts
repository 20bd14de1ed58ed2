import { normalizeEmail } from '@propmubi/domain';
import { type EntityManager, execute, pgArray, query, sql } from '@propmubi/runtime';
import type { IdentityKeys } from '../../security/keys.js';
import { newWrappedKey, seal, unseal, unwrapKey } from '../../security/sealing.js';

/** How to reach a user; null where the viewer may not. */
export interface Contact {
  /** E.164. */
  phone: string | null;
  email: string | null;
  /** When its owner proved it by a code. */
  emailVerifiedAt: Date | null;
}

interface Row {
  user_id: string;
  phone_sealed: string | null;
  email_sealed: string | null;
  email_verified_at: string | null;
  wrapped_key: string;
}

/** What the viewer may see of contacts, by user id: all of their own, else what consents open. One statement. */
export async function readContacts(
  em: EntityManager,
  keys: IdentityKeys,
  userIds: readonly string[],
): Promise<Map<string, Contact>> {
  const rows = await query(
    em,
    sql<Row>`
      select c.user_id, k.wrapped_key,
             case when own or coalesce(open.by_phone, false) then c.phone_sealed end as phone_sealed,
             case when own or coalesce(open.by_email, false) then c.email_sealed end as email_sealed,
             case when own or coalesce(open.by_email, false) then c.email_verified_at end as email_verified_at
        from identity.user_contact c join identity.personal_key k on k.user_id = c.user_id
        cross join lateral (select c.user_id = identity.viewer_id() as own) viewer
        left join lateral (
          select bool_or(g.channel <> 'EMAIL') as by_phone, bool_or(g.channel = 'EMAIL') as by_email
            from identity.contact_grant g
           where g.user_id = c.user_id and g.organization_id = identity.tenant_id()
             and g.granted and g.open_until > now()) open on true
       where c.user_id = any(${pgArray(userIds)}::uuid[])`,
  );
  return new Map(rows.map((row) => [row.user_id, contactOf(keys, row)]));
}

function contactOf(keys: IdentityKeys, row: Row): Contact {
  const key = unwrapKey(keys['personal-data'], row.wrapped_key, row.user_id);
  const open = (sealed: string | null, field: string) =>
    sealed === null ? null : unseal(key, sealed, `${field}|${row.user_id}`).toString();
  return {
    phone: open(row.phone_sealed, 'phone'),
    email: open(row.email_sealed, 'email'),
    emailVerifiedAt: row.email_verified_at === null ? null : new Date(row.email_verified_at),
  };
}

/** What the acting user has proven to be theirs; null where they have not. */
export async function readVerifiedContact(
  em: EntityManager,
  keys: IdentityKeys,
  userId: string,
): Promise<Contact> {
  const [row] = await query(
    em,
    sql<Omit<Row, 'user_id'>>`
      select case when c.phone_verified_at is not null then c.phone_sealed end as phone_sealed,
             case when c.email_verified_at is not null then c.email_sealed end as email_sealed,
             c.email_verified_at, k.wrapped_key
        from identity.user_contact c join identity.personal_key k on k.user_id = c.user_id
       where c.user_id = ${userId}`,
  );
  return row
    ? contactOf(keys, { ...row, user_id: userId })
    : { phone: null, email: null, emailVerifiedAt: null };
}

/** Stores a new user’s number under a key of their own. Acts as the user. */
export async function insertContact(
  em: EntityManager,
  keys: IdentityKeys,
  { userId, phone, verifiedAt }: { userId: string; phone: string; verifiedAt: Date | null },
): Promise<void> {
  const key = await ownKey(em, keys, userId);
  await query(
    em,
    sql`insert into identity.user_contact (user_id, phone_sealed, phone_verified_at) values (${userId}, ${seal(key, phone, `phone|${userId}`)}, ${verifiedAt}::timestamptz)`,
  );
}

/**
 * Notes that a number is proven; true when it was not yet. Also seals the number of a person whose contact data is
 * from before it was sealed. Acts as the user.
 */
export async function confirmPhone(
  em: EntityManager,
  keys: IdentityKeys,
  { userId, phone, at }: { userId: string; phone: string; at: Date },
): Promise<boolean> {
  const [contact] = await query<{ sealed: boolean; verified: boolean }>(
    em,
    sql`select phone_sealed is not null as sealed, phone_verified_at is not null as verified
       from identity.user_contact where user_id = ${userId}`,
  );
  if (!contact || (contact.sealed && contact.verified)) return false;
  const sealed = contact.sealed ? null : seal(await ownKey(em, keys, userId), phone, `phone|${userId}`);
  await query(
    em,
    sql`update identity.user_contact
        set phone_sealed = coalesce(phone_sealed, ${sealed}), phone_verified_at = coalesce(phone_verified_at, ${at}::timestamptz),
            updated_at = ${at}::timestamptz
      where user_id = ${userId}`,
  );
  return !contact.verified;
}

export async function setEmail(
  em: EntityManager,
  keys: IdentityKeys,
  {
    userId,
    email,
    verifiedAt,
    at,
  }: { userId: string; email: string | null; verifiedAt: Date | null; at: Date },
): Promise<void> {
  const sealed = email === null ? null : seal(await ownKey(em, keys, userId), email, `email|${userId}`);
  await query(
    em,
    sql`update identity.user_contact
           set email_sealed = ${sealed}, email_verified_at = ${verifiedAt}::timestamptz, updated_at = ${at}::timestamptz
         where user_id = ${userId}`,
  );
}

/** The address as its owner typed it. One that differs from the proven one is not proven, and signs no one in. */
export async function correctEmail(
  em: EntityManager,
  keys: IdentityKeys,
  { userId, email, at }: { userId: string; email: string | null; at: Date },
): Promise<void> {
  const contact = (await readContacts(em, keys, [userId])).get(userId);
  const isSame =
    email !== null && contact?.email != null && normalizeEmail(email) === normalizeEmail(contact.email);
  if (!isSame) {
    await execute(em, sql`delete from identity.credential where user_id = ${userId} and kind = 'EMAIL'`);
  }
  await setEmail(em, keys, { userId, email, verifiedAt: isSame ? contact.emailVerifiedAt : null, at });
}

/** Throws the key away, and with it the data wherever a copy lies; then the data. Acts as the user. */
export async function eraseContact(em: EntityManager, userId: string): Promise<void> {
  for (const table of ['personal_key', 'user_contact', 'credential', 'user_role']) {
    await query(em, sql`delete from identity.${sql.raw(table)} where user_id = ${userId}`);
  }
}

/** The user's own key, made when there is none. Acts as the user. */
export async function ownKey(em: EntityManager, keys: IdentityKeys, userId: string): Promise<Buffer> {
  await query(
    em,
    sql`insert into identity.personal_key (user_id, wrapped_key) values (${userId}, ${newWrappedKey(keys['personal-data'], userId)}) on conflict do nothing`,
  );
  const [row] = await query<{ wrapped_key: string }>(
    em,
    sql`select wrapped_key from identity.personal_key where user_id = ${userId}`,
  );
  if (!row) throw new Error('The key of another user cannot be read.');
  return unwrapKey(keys['personal-data'], row.wrapped_key, userId);
}
