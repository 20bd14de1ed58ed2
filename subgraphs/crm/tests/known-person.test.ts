import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectData } from '@propmubi/testkit';
import { agent, buyer, CrmWorld } from './crm-world.js';

interface Created {
  createLead: {
    leadId: string;
    capture: string;
    routingStatus: string;
    routeAt: string | null;
    lead: { id: string; agent: { id: string } | null } | null;
  };
}

describe('an enquiry of a person the brokerage knows', () => {
  let world: CrmWorld;
  beforeAll(async () => {
    world = await CrmWorld.open();
  });
  afterAll(() => world?.close());

  const create = async (input: Record<string, unknown>, as = buyer()) =>
    expectData<Created>(await world.createLead(input, as)).createLead;

  it('adds to the one lead, by phone however it is written, and keeps the first touch', async () => {
    const { listingId } = await world.brokerage();
    const as = buyer();
    const first = await create({ listingId, contact: { phone: '+91 98111 11111' } }, as);
    const again = await create({ listingId, contact: { phone: '098111-11111' }, source: 'WHATSAPP' }, as);
    expect(again).toMatchObject({ leadId: first.leadId, capture: 'RECAPTURED', routingStatus: 'ASSIGNED' });
    const [lead] = await world.rows(
      `select first_source, last_source, recaptures from crm.lead where id = $1`,
      [first.leadId],
    );
    expect(lead).toEqual({ first_source: 'LISTING_PAGE', last_source: 'WHATSAPP', recaptures: 1 });
  });

  it('adds to the one lead of an account, whatever it types', async () => {
    const { listingId } = await world.brokerage();
    const as = buyer();
    const leadIds = [];
    for (const contact of [
      { phone: '9811122222', email: 'Priya@Example.in' },
      { email: 'priya@example.in ' },
      { phone: '\u{200B}+91 ९८१११२२२२३' },
    ]) {
      leadIds.push((await create({ listingId, contact }, as)).leadId);
    }
    expect(new Set(leadIds).size).toBe(1);
  });

  it('adds a walk-in to the lead that the brokerage wrote down, by phone or e-mail', async () => {
    const { listingId, organizationId, agentId } = await world.brokerage();
    const as = agent(organizationId, agentId);
    const first = await create({ listingId, contact: { phone: '9811122224', email: 'Ravi@Example.in' } }, as);
    expect((await create({ listingId, contact: { phone: '098111 22224' } }, as)).leadId).toBe(first.leadId);
    expect((await create({ listingId, contact: { email: 'ravi@example.in' } }, as)).leadId).toBe(
      first.leadId,
    );
  });

  it('keeps every enquiry, the newest first', async () => {
    const { listingId, organizationId } = await world.brokerage();
    const other = await world.listing(organizationId);
    const as = buyer();
    await create({ listingId, message: 'Is it free?' }, as);
    world.advance({ seconds: 1 });
    const { leadId } = await create({ listingId: other, source: 'WHATSAPP' }, as);
    const answer = await world.ask(
      `query ($id: ID!) { lead(id: $id) { enquiries { message source listing { id } } } }`,
      { id: leadId },
      as,
    );
    expect(expectData(answer)).toEqual({
      lead: {
        enquiries: [
          { message: null, source: 'WHATSAPP', listing: { id: other } },
          { message: 'Is it free?', source: 'LISTING_PAGE', listing: { id: listingId } },
        ],
      },
    });
  });

  it('makes one lead of ten requests at once', async () => {
    const { listingId } = await world.brokerage();
    const as = buyer();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => create({ listingId, contact: { phone: '9811133333' } }, as)),
    );
    expect(new Set(answers.map(({ leadId }) => leadId)).size).toBe(1);
    expect(answers.filter(({ capture }) => capture === 'CREATED')).toHaveLength(1);
  });

  it('knows them in one brokerage only', async () => {
    const [one, other] = [await world.brokerage(), await world.brokerage()];
    const contact = { phone: '9811144444' };
    const first = await create({ listingId: one.listingId, contact });
    const second = await create({ listingId: other.listingId, contact });
    expect(second).toMatchObject({ capture: 'CREATED' });
    expect(second.leadId).not.toBe(first.leadId);
  });
});
