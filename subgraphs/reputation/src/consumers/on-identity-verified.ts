import { execute, onEvent, sql } from '@propmubi/runtime';

/** What only the person it is about can show; a phone can be bought by the dozen. */
const PROOFS: ReadonlySet<string> = new Set(['KYC', 'PAN', 'AADHAAR']);

/** People with a proven identity are those whose word about others carries weight of its own. */
export const onIdentityVerified = onEvent('IdentityVerified', async ({ data }, em) => {
  if (!PROOFS.has(data.kind)) return;
  await execute(
    em,
    sql`insert into reputation.proven_person as known (user_id, kind, valid, expires_on, verified_at)
        values (${data.userId}::uuid, ${data.kind}, ${data.valid}::boolean, ${data.expiresOn}::date,
          ${data.verifiedAt}::timestamptz)
        on conflict (user_id, kind) do update set valid = excluded.valid, expires_on = excluded.expires_on,
          verified_at = excluded.verified_at
         where known.verified_at <= excluded.verified_at`,
  );
});
