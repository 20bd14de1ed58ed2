import { type EntityManager, execute, query, recordEvent, sql } from '@propmubi/runtime';
import type { IdentityKeys } from '../../security/keys.js';

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
  { digests }: Pick<IdentityKeys, 'digests'>,
  { userId, deviceId, at }: SeenDevice,
): Promise<void> {
  const [digest, ...others] = digests.device.all(deviceId) as [string, ...string[]];
  if (others.length > 0) await adoptDevice(em, { userId, digest, others, at });
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
  await recordDevice(em, { userId, digest, seenAt: at.toISOString() });
}

/** While the pepper is replaced: a device that is kept under another key is the same one. */
async function adoptDevice(
  em: EntityManager,
  { userId, digest, others, at }: { userId: string; digest: string; others: readonly string[]; at: Date },
): Promise<void> {
  for (const former of others) {
    const moved = await execute(
      em,
      sql`update identity.user_device known set digest = ${digest}
           where user_id = ${userId}::uuid and digest = ${former}
             and not exists (select from identity.user_device same
                              where same.user_id = known.user_id and same.digest = ${digest})`,
    );
    if (moved === 1)
      await recordDevice(em, { userId, digest, formerDigest: former, seenAt: at.toISOString() });
  }
}

/** @param lift what the newest key makes of a digest */
export async function liftDevices(
  em: EntityManager,
  userId: string,
  lift: (digest: string) => string,
): Promise<number> {
  const rows = await query(
    em,
    sql<{ digest: string; seen: string }>`
      select digest, last_seen_at as seen from identity.user_device where user_id = ${userId}::uuid for update`,
  );
  const former = rows.filter(({ digest }) => lift(digest) !== digest);
  for (const { digest: formerDigest, seen } of former) {
    const digest = lift(formerDigest);
    const isThere = rows.some((row) => row.digest === digest);
    await execute(
      em,
      isThere
        ? sql`delete from identity.user_device where user_id = ${userId}::uuid and digest = ${formerDigest}`
        : sql`update identity.user_device set digest = ${digest} where user_id = ${userId}::uuid and digest = ${formerDigest}`,
    );
    await recordDevice(em, { userId, digest, formerDigest, seenAt: new Date(seen).toISOString() });
  }
  return former.length;
}

function recordDevice(
  em: EntityManager,
  data: { userId: string; digest: string; formerDigest?: string; seenAt: string },
): Promise<unknown> {
  return recordEvent(em, { type: 'DeviceSeen', organizationId: null, data });
}

export async function forgetDevices(em: EntityManager, userId: string): Promise<void> {
  await execute(em, sql`delete from identity.user_device where user_id = ${userId}::uuid`);
}
