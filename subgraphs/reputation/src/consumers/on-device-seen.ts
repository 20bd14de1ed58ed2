import { execute, onEvent, sql } from '@propmubi/runtime';

/** People who review from one device may be one person. */
export const onDeviceSeen = onEvent('DeviceSeen', async ({ data }, em) => {
  await execute(
    em,
    sql`insert into reputation.rater_key as known (user_id, kind, digest, seen_at)
        values (${data.userId}::uuid, 'DEVICE', ${data.digest}, ${data.seenAt}::timestamptz)
        on conflict (user_id, kind, digest) do update set seen_at = greatest(known.seen_at, excluded.seen_at)`,
  );
  if (data.formerDigest === null) return;
  await execute(
    em,
    sql`delete from reputation.rater_key
         where user_id = ${data.userId}::uuid and kind = 'DEVICE' and digest = ${data.formerDigest}`,
  );
});
