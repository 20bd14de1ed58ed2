import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { scopesOf } from '@propmubi/runtime';
import {
  deliverEvent,
  expectData,
  expectErrorCode,
  recordedActs,
  recordedEvents,
  testViewer,
} from '@propmubi/testkit';
import { query, startProperty } from './property-subgraph.js';

const SAHYADRI = '0193d3a0-0000-7000-8000-000000000001';
const KONKAN = '0193d3a0-0000-7000-8000-000000000002';

describe('A listing', () => {
  let property: Awaited<ReturnType<typeof startProperty>>;
  beforeAll(async () => {
    property = await startProperty();
  });
  afterAll(() => property?.close());

  const manager = testViewer({
    userId: crypto.randomUUID(),
    organizationId: SAHYADRI,
    roles: ['BROKERAGE_MANAGER'],
    scopes: scopesOf(['BROKERAGE_MANAGER']),
  });

  async function publish(changes: object = {}): Promise<string> {
    const input = {
      idempotencyKey: crypto.randomUUID(),
      title: '2 BHK with a sea view',
      propertySubType: 'APARTMENT',
      listPrice: 21_000_000,
      photos: ['https://photos.example/1.jpg'],
      ...changes,
    };
    const created = expectData<{ createListing: { listing: { id: string } } }>(
      await property.ask(
        `mutation ($input: CreateListingInput!) { createListing(input: $input) { listing { id } } }`,
        { input },
        manager,
      ),
    );
    const { id } = created.createListing.listing;
    expectData(
      await property.ask(
        `mutation ($input: PublishListingInput!) { publishListing(input: $input) { listing { id } } }`,
        { input: { id } },
        manager,
      ),
    );
    return id;
  }
  const seen = async (id: string, viewer = manager) =>
    expectData<{ listing: { standardStatus: string; agent: { id: string } | null } | null }>(
      await property.ask(
        `query ($id: ID!) { listing(id: $id) { standardStatus agent { id } } }`,
        { id },
        viewer,
      ),
    ).listing;
  let day = 0;
  const stage = (
    listingId: string,
    leadId: string,
    [from, to]: ['NEGOTIATION' | 'BOOKED', 'BOOKED' | 'LOST'],
    organizationId = SAHYADRI,
  ) =>
    deliverEvent(
      property.subgraph,
      'LeadStageChanged',
      {
        ...{ leadId, organizationId, buyerId: null, listingId, projectId: null, agentId: null, from, to },
        changedAt: new Date(Date.now() + ++day * 86_400_000).toISOString(),
      },
      organizationId,
    );
  const eventsOf = async (listingId: string) =>
    (await recordedEvents(property.subgraph))
      .filter(({ data }) => data['listingId'] === listingId)
      .map(({ type }) => type);

  const agentEvent = (agentId: string, status: 'ACTIVE' | 'LEFT' | 'SUSPENDED', organizationId = SAHYADRI) =>
    deliverEvent(
      property.subgraph,
      status === 'ACTIVE' ? 'AgentRegistered' : 'AgentUpdated',
      {
        ...{
          agentId,
          organizationId,
          userId: crypto.randomUUID(),
          reraNumber: null,
          licenceExpiresOn: null,
        },
        ...{ status, languages: [], localityIds: [], localities: [], budgetMin: null, budgetMax: null },
        ...{ shift: null, dailyCap: null, openCap: null, updatedAt: new Date().toISOString() },
      },
      organizationId,
    );
  const registerAgent = async () => {
    const agentId = crypto.randomUUID();
    await agentEvent(agentId, 'ACTIVE');
    return agentId;
  };

  it('leaves in the audit trail who made, changed, gave, published and withdrew it', async () => {
    const agentId = await registerAgent();
    const id = await publish();
    const update = (changes: object) =>
      property.ask(
        `mutation ($input: UpdateListingInput!) { updateListing(input: $input) { listing { id } } }`,
        { input: { id, ...changes } },
        manager,
      );
    expectData(await update({ publicRemarks: 'Ask for Asha, 98000 00000', listPrice: 20_500_000 }));
    expectData(await update({ agentId }));
    expectData(
      await property.ask(
        `mutation ($input: WithdrawListingInput!) { withdrawListing(input: $input) { listing { id } } }`,
        { input: { id, standardStatus: 'WITHDRAWN' } },
        manager,
      ),
    );
    const acts = (await recordedActs(property.subgraph)).filter(({ subjectId }) => subjectId === id);
    expect(acts.map(({ action, before, after }) => [action, before, after])).toEqual([
      ['LISTING_CREATED', null, { agentId: null, projectId: null }],
      ['LISTING_PUBLISHED', { standardStatus: 'INCOMPLETE' }, { standardStatus: 'ACTIVE' }],
      [
        'LISTING_CHANGED',
        { publicRemarks: null, listPrice: 21_000_000 },
        { publicRemarks: 'REDACTED', listPrice: 20_500_000 },
      ],
      ['LISTING_REASSIGNED', { agentId: null }, { agentId }],
      ['LISTING_WITHDRAWN', { standardStatus: 'ACTIVE' }, { standardStatus: 'WITHDRAWN' }],
    ]);
    expect(new Set(acts.map(({ actorId, role, chainId }) => `${actorId} ${role} ${chainId}`))).toEqual(
      new Set([`${manager.userId} BROKERAGE_MANAGER ${SAHYADRI}`]),
    );
  });

  describe('that a buyer books', () => {
    it('leaves the market, and is back when the booking is cancelled', async () => {
      const id = await publish();
      const leadId = crypto.randomUUID();
      await stage(id, leadId, ['NEGOTIATION', 'BOOKED']);
      expect(await seen(id)).toMatchObject({ standardStatus: 'PENDING' });
      expect(await seen(id, testViewer({}))).toBeNull();
      await stage(id, leadId, ['BOOKED', 'LOST']);
      expect(await seen(id, testViewer({}))).toMatchObject({ standardStatus: 'ACTIVE' });
      expect(await eventsOf(id)).toEqual(['ListingPublished', 'ListingWithdrawn', 'ListingPublished']);
      const published = (await recordedEvents(property.subgraph))
        .filter(({ type, data }) => type !== 'ListingPriceChanged' && data['listingId'] === id)
        .map(({ data }) => Date.parse(String(data['publishedAt'] ?? data['withdrawnAt'])));
      // Consumers order what happened to a listing by these.
      expect(published).toEqual(published.toSorted((a, b) => a - b));
    });

    it('stays booked when another’s booking is cancelled', async () => {
      const id = await publish();
      await stage(id, crypto.randomUUID(), ['NEGOTIATION', 'BOOKED']);
      await stage(id, crypto.randomUUID(), ['BOOKED', 'LOST']);
      expect(await seen(id)).toMatchObject({ standardStatus: 'PENDING' });
    });

    it('stays where its brokerage took it meanwhile', async () => {
      const id = await publish();
      const leadId = crypto.randomUUID();
      await stage(id, leadId, ['NEGOTIATION', 'BOOKED']);
      await property.ask(
        `mutation ($input: WithdrawListingInput!) { withdrawListing(input: $input) { listing { id } } }`,
        { input: { id, standardStatus: 'CLOSED', closePrice: 20_000_000 } },
        manager,
      );
      await stage(id, leadId, ['BOOKED', 'LOST']);
      expect(await seen(id)).toMatchObject({ standardStatus: 'CLOSED' });
    });

    it('is not touched by another brokerage’s lead', async () => {
      const id = await publish();
      await stage(id, crypto.randomUUID(), ['NEGOTIATION', 'BOOKED'], KONKAN);
      expect(await seen(id)).toMatchObject({ standardStatus: 'ACTIVE' });
    });
  });

  it('leaves the market with the last member of its brokerage, and what was sold stays sold', async () => {
    const agentId = await registerAgent();
    const [id, sold] = [await publish({ agentId }), await publish()];
    expectData(
      await property.ask(
        `mutation ($input: WithdrawListingInput!) { withdrawListing(input: $input) { listing { id } } }`,
        { input: { id: sold, standardStatus: 'CLOSED' } },
        manager,
      ),
    );
    const closedAt = new Date().toISOString();
    const statuses = async () => [await seen(id), await seen(sold)].map((listing) => listing?.standardStatus);
    await deliverEvent(property.subgraph, 'OrganizationClosed', { organizationId: KONKAN, closedAt }, KONKAN);
    expect(await statuses()).toEqual(['ACTIVE', 'CLOSED']);
    // Events may come twice.
    for (let times = 0; times < 2; times++)
      await deliverEvent(
        property.subgraph,
        'OrganizationClosed',
        { organizationId: SAHYADRI, closedAt },
        SAHYADRI,
      );
    expect(await statuses()).toEqual(['WITHDRAWN', 'CLOSED']);
    const told = (await recordedEvents(property.subgraph)).filter(
      ({ type, data }) => type === 'ListingWithdrawn' && data['listingId'] === id,
    );
    // Also lists of the agent who had it held it.
    expect(told.map(({ data }) => data['facets'])).toMatchObject([[{ agentId }, { agentId: null }]]);
    expect(await seen(id)).toMatchObject({ agent: null });
  });

  describe('whose agent is gone', () => {
    it.each(['LEFT', 'SUSPENDED'] as const)(
      'is the managers’ (%s), and cannot be given back',
      async (status) => {
        const agentId = await registerAgent();
        const id = await publish({ agentId });
        expect(await seen(id, testViewer({}))).toEqual({ standardStatus: 'ACTIVE', agent: { id: agentId } });
        await agentEvent(agentId, status);
        expect(await seen(id, testViewer({}))).toEqual({ standardStatus: 'ACTIVE', agent: null });
        const given = await property.ask(
          `mutation ($input: UpdateListingInput!) { updateListing(input: $input) { listing { id } } }`,
          { input: { id, agentId } },
          manager,
        );
        expectErrorCode(given, 'UNKNOWN_AGENT');
      },
    );

    it('lets the agent work for another brokerage', async () => {
      const agentId = await registerAgent();
      await agentEvent(agentId, 'LEFT');
      await agentEvent(agentId, 'ACTIVE', KONKAN);
      expect(
        await query(
          property.database.adminUrl,
          `select organization_id from property.organization_agent where agent_id = $1`,
          [agentId],
        ),
      ).toEqual([{ organization_id: KONKAN }]);
    });
  });
});
