import { onEvent } from '@propmubi/runtime';
import { leaveMarket } from '../modules/listing/leave-market.js';
import { Listing } from '../modules/listing/listing.entity.js';
import { LEAVING_STATUSES, StandardStatus } from '../modules/listing/listing.enums.js';

/** No one answers for a brokerage whose last member left: its homes leave the market. What was sold stays sold. */
export const onOrganizationClosed = onEvent('OrganizationClosed', async ({ data }, em) => {
  const { organizationId, closedAt } = data;
  const listings = await em.find(Listing, { organizationId, standardStatus: { $in: [...LEAVING_STATUSES] } });
  await leaveMarket(em, listings, {
    action: 'LISTING_WITHDRAWN',
    standardStatus: StandardStatus.WITHDRAWN,
    at: new Date(closedAt),
    withoutAgent: true,
  });
});
