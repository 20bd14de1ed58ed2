import type { PushTarget } from '@propmubi/notifications';
import { type EntityManager, execute, newId, pgTextArray, query, sql } from '@propmubi/runtime';
import type { IdentityKeys } from '../../../security/keys.js';
import { seal, unseal } from '../../../security/sealing.js';
import { ownKey } from '../../user/contact.repository.js';
import { lockDigests } from '../../user/credential.repository.js';

/** Browsers of one person; the one subscribed longest ago makes room. */
const MOST_SUBSCRIPTIONS = 10;

export interface StoredSubscription {
  id: string;
  target: PushTarget;
}

/**
 * Keeps a browser's subscription as the acting user's, sealed by their own key: its endpoint lets its holder reach them. A
 * browser that another account had subscribed is theirs no more.
 */
export async function storeSubscription(
  em: EntityManager,
  keys: IdentityKeys,
  { userId, target, at }: { userId: string; target: PushTarget; at: Date },
): Promise<string> {
  const id = newId();
  const sealed = seal(await ownKey(em, keys, userId), JSON.stringify(target), context(userId));
  const digests = keys.digests.push.all(target.endpoint);
  await lockDigests(em, digests);
  await query(
    em,
    sql`select identity.release_push_endpoint(hash) from unnest(${pgTextArray(digests)}::text[]) hash`,
  );
  await execute(
    em,
    sql`insert into identity.push_subscription (id, user_id, lookup_hash, sealed, created_at)
        values (${id}, ${userId}, ${digests[0]}, ${sealed}, ${at}::timestamptz)`,
  );
  await execute(
    em,
    sql`delete from identity.push_subscription where user_id = ${userId} and id not in (
          select id from identity.push_subscription where user_id = ${userId}
           order by created_at desc, id desc limit ${MOST_SUBSCRIPTIONS})`,
  );
  return id;
}

/** Of the acting user. */
export async function readSubscriptions(
  em: EntityManager,
  keys: IdentityKeys,
  userId: string,
): Promise<StoredSubscription[]> {
  const rows = await query(
    em,
    sql<{ id: string; sealed: string }>`
      select id, sealed from identity.push_subscription where user_id = ${userId} order by created_at`,
  );
  if (rows.length === 0) return [];
  const key = await ownKey(em, keys, userId);
  return rows.map(({ id, sealed }) => ({
    id,
    target: JSON.parse(unseal(key, sealed, context(userId)).toString()) as PushTarget,
  }));
}

/** Whether the acting user had this browser subscribed. */
export async function deleteSubscription(
  em: EntityManager,
  keys: IdentityKeys,
  userId: string,
  endpoint: string,
): Promise<boolean> {
  const digests = keys.digests.push.all(endpoint);
  const deleted = await execute(
    em,
    sql`delete from identity.push_subscription where user_id = ${userId} and lookup_hash = any(${pgTextArray(digests)}::text[])`,
  );
  return deleted > 0;
}

/** The browser unsubscribed: its push service says so. */
export async function dropSubscription(em: EntityManager, userId: string, id: string): Promise<void> {
  await execute(em, sql`delete from identity.push_subscription where user_id = ${userId} and id = ${id}`);
}

function context(userId: string): string {
  return `push|${userId}`;
}
