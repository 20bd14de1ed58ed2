import { execute, onEvent, sql } from '@propmubi/runtime';

/** A consent that was not renewed opens nothing after a year. */
const OPEN_FOR_DAYS = 365;
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * A buyer lets a brokerage contact them by one channel, or does so no more: what `User.phone` and `User.email` go by.
 * Runs in the event's tenant; a buyer who never signed in has no user, and no contact data here.
 */
export const onConsentChanged = onEvent('ConsentChanged', async ({ data }, em) => {
  const { buyerId, organizationId, leadId, channel, purpose, granted, changedAt } = data;
  if (!buyerId) return;
  const until = granted ? new Date(Date.parse(changedAt) + OPEN_FOR_DAYS * DAY_MS).toISOString() : changedAt;
  await execute(
    em,
    sql`insert into identity.contact_grant as g
          (organization_id, user_id, channel, purpose, lead_id, granted, open_until, changed_at)
        values (${organizationId}, ${buyerId}, ${channel}, ${purpose}, ${leadId}, ${granted},
                ${until}::timestamptz, ${changedAt}::timestamptz)
        on conflict (organization_id, user_id, channel, purpose) do update
          set lead_id = excluded.lead_id, granted = excluded.granted, open_until = excluded.open_until,
              changed_at = excluded.changed_at
        where g.changed_at <= excluded.changed_at`,
  );
});
