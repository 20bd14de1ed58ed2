import { type EntityManager, query, type RawBuilder, sql } from '@propmubi/runtime';
import type { ExportedTable, ExportSource } from '@propmubi/privacy';
import type { IdentityKeys } from '../../security/keys.js';
import { setTransactionUser } from '../../security/set-transaction-user.js';
import { readContacts } from '../user/contact.repository.js';

/** What identity holds of a person. Row level security shows them what is theirs. */
export function accountSource(keys: IdentityKeys): ExportSource {
  return {
    files: [
      { name: 'identity/account.json', rows: (em, userId) => account(em, keys, userId) },
      rowsOf(
        'memberships',
        (id) => sql`organization_id, role, created_at from identity.membership where user_id = ${id}`,
      ),
      rowsOf(
        'agent',
        (
          id,
        ) => sql`id, organization_id, rera_number, name, languages, localities, licence_expires_on, created_at
          from identity.agent where user_id = ${id}`,
      ),
      rowsOf(
        'applications',
        (
          id,
        ) => sql`id, organization_id, rera_number, name, licence_expires_on, profile, status, reasons, created_at,
          decided_at from identity.agent_application where user_id = ${id}`,
      ),
      // Row level security shows the invitations to the number that the person proved.
      rowsOf(
        'invitations',
        (
          id,
        ) => sql`i.id, i.organization_id, i.role, i.profile, i.status, i.created_at, i.expires_at, i.decided_at
          from identity.invitation i join identity.credential c on c.lookup_hash = i.phone_hash and c.kind = 'PHONE'
         where c.user_id = ${id}`,
      ),
      rowsOf(
        'sessions',
        (id) =>
          sql`id, name, created_at, expires_at, revoked_at, revoked_because from identity.session where user_id = ${id}`,
      ),
      rowsOf(
        'api-keys',
        (id) => sql`id, name, scopes, created_at, expires_at, last_used_at, revoked_at from identity.api_key
         where user_id = ${id}`,
      ),
      rowsOf(
        'passkeys',
        (id) => sql`created_at, name, last_used_at from identity.passkey where user_id = ${id}`,
      ),
      rowsOf('password', (id) => sql`changed_at from identity.password where user_id = ${id}`),
      rowsOf(
        'devices',
        (id) => sql`first_seen_at, last_seen_at from identity.user_device where user_id = ${id}`,
      ),
      rowsOf(
        'marketing-consents',
        (id) => sql`at, channel, granted from identity.marketing_consent where user_id = ${id}`,
      ),
      rowsOf(
        'notification-choices',
        (id) => sql`kind, channel, enabled from identity.notification_choice where user_id = ${id}`,
      ),
      rowsOf(
        'second-factor',
        (id) => sql`created_at, confirmed_at from identity.second_factor where user_id = ${id}`,
      ),
      rowsOf(
        'contact-grants',
        (
          id,
        ) => sql`organization_id, channel, purpose, granted, open_until, changed_at from identity.contact_grant
         where user_id = ${id}`,
      ),
    ],
  };
}

async function* account(em: EntityManager, keys: IdentityKeys, userId: string): AsyncGenerator<object> {
  await setTransactionUser(em, { userId });
  const [user] = await query<object>(
    em,
    sql`select id, name, languages, status, identity_status, identity_verified_at, aadhaar_last_four, created_at
          from identity.user_account where id = ${userId}`,
  );
  if (!user) return;
  const contact = (await readContacts(em, keys, [userId])).get(userId) ?? null;
  const roles = await query(
    em,
    sql`select role, granted_at from identity.user_role where user_id = ${userId}`,
  );
  yield { ...user, contact, roles };
}

/** Few rows each: none of these tables grows with use. */
function rowsOf(name: string, columns: (userId: string) => RawBuilder<unknown>): ExportedTable {
  return {
    name: `identity/${name}.json`,
    async *rows(em, userId) {
      await setTransactionUser(em, { userId });
      yield* await query<object>(em, sql`select ${columns(userId)} order by 1` as RawBuilder<object>);
    },
  };
}
