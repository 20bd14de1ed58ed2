import { type EntityManager, execute, query, sql } from '@propmubi/runtime';
import type { ErasedRows } from '@propmubi/privacy';
import type { IdentityKeys } from '../../security/keys.js';
import { forgetBulkQueries } from '../bulk-query/bulk-query.repository.js';
import { eraseNotifications } from '../notification/erase-notifications.js';
import { deletePasskeys } from '../passkey/passkey.repository.js';
import { deletePassword } from '../password/password.repository.js';
import { deleteFactor } from '../second-factor/second-factor.repository.js';
import { forgetDevices } from '../session/device.repository.js';
import { eraseContact } from '../user/contact.repository.js';

/** Destroys the person's key and empties what identity knows of them; ids stay and lead nowhere. Acts as the user. */
export async function forgetAccount(
  em: EntityManager,
  keys: IdentityKeys,
  userId: string,
  at: Date,
): Promise<ErasedRows> {
  // By the number that they proved, as long as it is known.
  const [invitation] = await query(
    em,
    sql<{ count: number }>`select identity.erase_invitations(${at}::timestamptz) as count`,
  );
  await eraseContact(em, userId);
  const account = await execute(
    em,
    sql`update identity.user_account set name = null, languages = '{}', aadhaar_last_four = null, status = 'ERASED',
            updated_at = ${at}::timestamptz where id = ${userId}`,
  );
  const application = await execute(
    em,
    sql`delete from identity.agent_application where user_id = ${userId}`,
  );
  const apiKey = await execute(
    em,
    sql`update identity.api_key set name = 'erased', revoked_at = coalesce(revoked_at, ${at}::timestamptz)
         where user_id = ${userId}`,
  );
  const session = await execute(em, sql`update identity.session set name = null where user_id = ${userId}`);
  await execute(em, sql`update identity.refresh_token set used_network = null where user_id = ${userId}`);
  await deleteFactor(em, userId);
  await deletePasskeys(em, keys, userId);
  await deletePassword(em, userId);
  await forgetDevices(em, userId);
  await eraseNotifications(em, userId);
  await forgetBulkQueries(em, userId, at);
  return {
    user_account: account,
    user_contact: 1,
    invitation: invitation?.count ?? 0,
    agent_application: application,
    api_key: apiKey,
    session,
  };
}
