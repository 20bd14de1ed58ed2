import { onEvent } from '@propmubi/runtime';

/**
 * A brokerage that works a buyer's lead may reach them: the grant opens phone and e-mail to its members by row level
 * security. Runs in the event's tenant; a buyer who never signed in has no user and needs no grant.
 */
export const onLeadAssigned = onEvent('LeadAssigned', async ({ data, time }, em) => {
  const { buyerId, organizationId, leadId } = data;
  if (!buyerId) return;
  await em.execute(
    `insert into identity.contact_grant (organization_id, user_id, lead_id, granted_at)
     select ?, id, ?, ?::timestamptz from identity.user_account where id = ?
     on conflict do nothing`,
    [organizationId, leadId, time, buyerId],
  );
});
