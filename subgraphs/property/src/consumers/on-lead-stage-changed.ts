import { onEvent } from '@propmubi/runtime';
import { beginContract, endContract } from '../modules/listing/listing-contract.js';

/** A lead about a listing that is booked takes the listing off the market; a cancelled booking brings it back. */
export const onLeadStageChanged = onEvent('LeadStageChanged', async ({ data }, em) => {
  const { listingId, organizationId, leadId, from, to, changedAt } = data;
  if (listingId === null) return;
  const booking = { listingId, organizationId, leadId, at: new Date(changedAt) };
  if (to === 'BOOKED') await beginContract(em, booking);
  else if (from === 'BOOKED') await endContract(em, booking);
});
