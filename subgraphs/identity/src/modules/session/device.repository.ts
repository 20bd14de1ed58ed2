import { type EntityManager, execute, query, recordEvent, sql } from '@propmubi/runtime';
import { hmac, type IdentityKeys } from '../../security/keys.js';

/** More than a person uses; what a script invents takes no more room than this. */
const MOST_DEVICES = 20;

export interface SeenDevice {
  userId: string;
  /** What the client calls its device: random, and kept there. */
  deviceId: string;
  at: Date;
}

/**
 * Keeps that a person, as whom the transaction acts, signed in on a device: by a keyed digest, which says nothing about the
 * device. The first time it is recorded as an event. Those used longest ago go.
 */
export async function rememberDevice(
  em: EntityManager,
  keys: Pick<IdentityKeys, 'device'>,
  { userId, deviceId, at }: SeenDevice,
): Promise<void> {
  const digest = hmac(keys.device, deviceId).toString('base64url');
  const [seen] = await query(
    em,
    sql<{ isNew: boolean }>`
      insert into identity.user_device as known (user_id, digest, first_seen_at, last_seen_at)
      values (${userId}::uuid, ${digest}, ${at}::timestamptz, ${at}::timestamptz)
      on conflict (user_id, digest) do update set last_seen_at = excluded.last_seen_at
      returning xmax = 0 as "isNew"`,
  );
  if (!seen?.isNew) return;
  await execute(
    em,
    sql`delete from identity.user_device where user_id = ${userId}::uuid and digest in (
          select digest from identity.user_device where user_id = ${userId}::uuid
           order by last_seen_at desc, digest offset ${MOST_DEVICES})`,
  );
  await recordEvent(em, {
    type: 'DeviceSeen',
    organizationId: null,
    data: { userId, digest, seenAt: at.toISOString() },
  });
}

export async function forgetDevices(em: EntityManager, userId: string): Promise<void> {
  await execute(em, sql`delete from identity.user_device where user_id = ${userId}::uuid`);
}
