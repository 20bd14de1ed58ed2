import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, expectData, expectErrorCode } from '@propmubi/testkit';
import { CrmWorld, manager } from '../crm-world.js';

describe('a listing is booked once', () => {
  let world: CrmWorld;
  beforeAll(async () => {
    world = await CrmWorld.open();
  });
  afterAll(() => world?.close());

  /** A lead of the listing that is one step before its booking. */
  async function negotiated(listingId: string): Promise<string> {
    const { createLead } = expectData<{ createLead: { leadId: string } }>(
      await world.createLead({ listingId }),
    );
    await world.rows(`update crm.lead set stage = 'NEGOTIATION', accepted_at = $2 where id = $1`, [
      createLead.leadId,
      world.now,
    ]);
    return createLead.leadId;
  }
  const advance = (organizationId: string, leadId: string, change: object): Promise<Answer> =>
    world.ask(
      `mutation ($input: AdvanceLeadInput!) { advanceLead(input: $input) { lead { stage } } }`,
      { input: { leadId, ...change } },
      manager(organizationId),
    );
  const BOOKED = { stage: 'BOOKED' };

  it('also when two agents book it at once, and again after a cancelled booking', async () => {
    const { organizationId, listingId } = await world.brokerage({ agents: 2 });
    const leadIds = [await negotiated(listingId), await negotiated(listingId)];
    const answers = await Promise.all(leadIds.map((leadId) => advance(organizationId, leadId, BOOKED)));
    const codes = answers.map(({ body }) => body.errors?.[0]?.extensions?.['code']);
    expect(codes.toSorted()).toEqual(['LISTING_BOOKED', undefined]);
    const [first, second] = codes[0] ? leadIds.toReversed() : leadIds;
    expectErrorCode(await advance(organizationId, second as string, BOOKED), 'LISTING_BOOKED');
    expectData(
      await advance(organizationId, first as string, { stage: 'LOST', reason: 'BOOKING_CANCELLED' }),
    );
    expectData(await advance(organizationId, second as string, BOOKED));
  });

  it('while other listings of the brokerage are booked beside it', async () => {
    const { organizationId, listingId } = await world.brokerage({ agents: 2 });
    const other = await world.listing(organizationId);
    for (const leadId of [await negotiated(listingId), await negotiated(other)]) {
      expectData(await advance(organizationId, leadId, BOOKED));
    }
  });
});
