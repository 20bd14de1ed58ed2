import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createEvent, type EventInput, type EventType } from '@propmubi/events';
import { systemViewer } from '@propmubi/runtime';
import { expectData, expectErrorCode } from '@propmubi/testkit';
import { CrmWorld } from './crm-world.js';

describe('what crm learns from events', () => {
  let world: CrmWorld;
  beforeAll(async () => {
    world = await CrmWorld.open();
  });
  afterAll(() => world?.close());

  /** As the inbox does: in a transaction of the event's tenant. */
  async function arrive<Type extends EventType>(
    type: Type,
    organizationId: string | null,
    data: EventInput<Type>,
  ) {
    const event = createEvent({ type, organizationId, data }, randomUUID(), world.now);
    const consumer = world.subgraph.consumers.find((one) => one.type === type);
    await world.subgraph.database
      .scope(systemViewer(organizationId))
      .write((em) => consumer?.handle(event, em) ?? Promise.reject(new Error(`nobody consumes ${type}`)));
  }
  const agentEvent = (
    organizationId: string,
    agentId: string,
    given = {},
  ): EventInput<'AgentRegistered'> => ({
    agentId,
    organizationId,
    userId: null,
    reraNumber: 'A51800000001',
    licenceExpiresOn: '2030-01-01',
    status: 'ACTIVE',
    languages: ['mr', 'hi'],
    localityIds: [],
    updatedAt: '2026-11-01T00:00:00Z',
    shift: { days: [1, 2, 3, 4, 5, 6, 7], startMinute: 0, endMinute: 1440 },
    ...given,
  });
  const listingEvent = (
    organizationId: string | null,
    listingId: string,
    given = {},
  ): EventInput<'ListingPublished'> => ({
    listingId,
    organizationId,
    agentId: null,
    projectId: null,
    localityId: null,
    listPrice: 9_500_000,
    bedrooms: 2,
    publishedAt: '2026-11-01T00:00:00Z',
    ...given,
  });
  const routedTo = async (listingId: string) =>
    expectData<{ createLead: { lead: { agent: { id: string } | null } } }>(
      await world.createLead({ listingId }),
    ).createLead.lead.agent?.id;

  it('routes to agents and for listings it heard of, with no other setting up', async () => {
    const [organizationId, agentId, listingId] = [randomUUID(), randomUUID(), randomUUID()];
    await arrive('AgentRegistered', organizationId, agentEvent(organizationId, agentId));
    await arrive('ListingPublished', organizationId, listingEvent(organizationId, listingId));
    expect(await routedTo(listingId)).toBe(agentId);
  });

  it('follows availability and licence, and lets no old event undo a newer one', async () => {
    const [organizationId, agentId, listingId] = [randomUUID(), randomUUID(), randomUUID()];
    await arrive('ListingPublished', organizationId, listingEvent(organizationId, listingId));
    await arrive('AgentRegistered', organizationId, agentEvent(organizationId, agentId));
    const changed = { agentId, organizationId, status: 'PAUSED' as const, changedAt: '2026-11-10T00:00:00Z' };
    await arrive('AgentAvailabilityChanged', organizationId, changed);
    expect(await routedTo(listingId)).toBeUndefined();
    // Recorded before the pause, delivered after it.
    await arrive(
      'AgentUpdated',
      organizationId,
      agentEvent(organizationId, agentId, { updatedAt: '2026-11-09T00:00:00Z' }),
    );
    expect(await routedTo(listingId)).toBeUndefined();
    const back = { ...changed, status: 'ACTIVE' as const, changedAt: '2026-11-11T00:00:00Z' };
    await arrive('AgentAvailabilityChanged', organizationId, back);
    expect(await routedTo(listingId)).toBe(agentId);
    const expired = { agentId, organizationId, reraNumber: 'A51800000001', expiredOn: '2026-11-20' };
    await arrive('AgentLicenceExpired', organizationId, expired);
    expect(await routedTo(listingId)).toBeUndefined();
  });

  it('prefers the agent trust is surer of', async () => {
    const { listingId, agentIds } = await world.brokerage({ agents: 2 });
    const [, trusted] = agentIds as [string, string];
    const score = (subjectId: string, lowerBound: number): EventInput<'TrustScoreUpdated'> => ({
      subjectType: 'AGENT',
      subjectId,
      organizationId: null,
      score: 90,
      lowerBound,
      interval: [80, 95],
      band: 'A',
      previous: null,
      modelVersion: '1',
      asOf: '2026-11-20T00:00:00Z',
    });
    await arrive('TrustScoreUpdated', null, score(trusted, 85));
    for (let i = 0; i < 3; i++) expect(await routedTo(listingId)).toBe(trusted);
  });

  it('follows a listing’s price and leaves with it', async () => {
    const [organizationId, listingId] = [randomUUID(), randomUUID()];
    const facts = { listingId, organizationId, agentId: null, projectId: null };
    await arrive('ListingPublished', organizationId, listingEvent(organizationId, listingId));
    await arrive('ListingPriceChanged', organizationId, {
      ...facts,
      localityId: null,
      previousListPrice: 9_500_000,
      listPrice: 8_000_000,
      changedAt: '2026-11-05T00:00:00Z',
    });
    expect(await world.rows(`select price from crm.listing where id = $1`, [listingId])).toEqual([
      { price: '8000000' },
    ]);
    await arrive('ListingWithdrawn', organizationId, {
      ...facts,
      standardStatus: 'CLOSED',
      withdrawnAt: '2026-11-06T00:00:00Z',
    });
    expectErrorCode(await world.createLead({ listingId }), 'LISTING_NOT_FOUND');
    // Recorded before it left.
    await arrive('ListingPublished', organizationId, listingEvent(organizationId, listingId));
    expectErrorCode(await world.createLead({ listingId }), 'LISTING_NOT_FOUND');
  });

  it('has nobody to route to for a home its owner offers', async () => {
    const listingId = randomUUID();
    await arrive('ListingPublished', null, listingEvent(null, listingId));
    expectErrorCode(await world.createLead({ listingId }), 'LISTING_NOT_FOUND');
  });
});
