import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createEvent, type EventInput, type EventType } from '@propmubi/events';
import { systemViewer, type Viewer } from '@propmubi/runtime';
import { expectData, expectErrorCode } from '@propmubi/testkit';
import { buyer, CrmWorld } from './crm-world.js';

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
      .write((em) => consumer?.handle(event, em) ?? Promise.reject(new Error(`no consumer of ${type}`)));
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

  it('routes to agents and for listings it received by events, with no other setting up', async () => {
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

  it('has no agent to route to for a home its owner offers', async () => {
    const listingId = randomUUID();
    await arrive('ListingPublished', null, listingEvent(null, listingId));
    expectErrorCode(await world.createLead({ listingId }), 'LISTING_NOT_FOUND');
  });

  describe('of a person who is forgotten', () => {
    const CANARY = { name: 'Canary Person', email: 'canary@example.in' };
    const forget = (userId: string) =>
      arrive('UserErased', null, { userId, erasedAt: world.now.toISOString() });
    const askedBy = async (as: Viewer, listingId: string, given = {}) => {
      const input = {
        listingId,
        contact: { ...CANARY, phone: '+919812312399' },
        message: 'Canary words',
        ...given,
      };
      return expectData<{ createLead: { leadId: string } }>(await world.createLead(input, as)).createLead
        .leadId;
    };
    const leadRow = (id: string) =>
      world.rows(
        `select stage, close_reason, routing_status, first_source, message, name, phone, email, erased_at is not null as erased
           from crm.lead l join crm.contact c on c.id = l.contact_id where l.id = $1`,
        [id],
      );

    it('keeps the leads of every brokerage as numbers, closed as withdrawn, and tells the agents', async () => {
      const priya = buyer();
      const places = [await world.brokerage(), await world.brokerage()];
      const leadIds: string[] = [];
      for (const { listingId } of places) leadIds.push(await askedBy(priya, listingId));
      // Asked again, with words of their own on the timeline.
      await askedBy(priya, places[0]?.listingId as string);
      const others = await askedBy(buyer(), places[0]?.listingId as string, {
        contact: { name: 'Other', phone: '+919812312398' },
        message: 'Other words',
      });
      await forget(priya.userId as string);

      for (const [index, { organizationId, agentId }] of places.entries()) {
        expect(await leadRow(leadIds[index] as string)).toEqual([
          {
            ...{ stage: 'LOST', close_reason: 'WITHDRAWN_BY_BUYER', routing_status: 'CLOSED' },
            ...{
              first_source: 'LISTING_PAGE',
              message: null,
              name: null,
              phone: null,
              email: null,
              erased: true,
            },
          },
        ]);
        expect(
          await world.rows(
            `select kind, reason from crm.agent_feed where agent_id = $1 and lead_id = $2 order by seq`,
            [agentId, leadIds[index]],
          ),
        ).toEqual([
          { kind: 'ASSIGNED', reason: null },
          ...(index === 0 ? [{ kind: 'ENQUIRED', reason: null }] : []),
          { kind: 'TAKEN_AWAY', reason: 'WITHDRAWN_BY_BUYER' },
        ]);
        const [open] = await world.rows(
          `select open_count from crm.agent where organization_id = $1 and id = $2`,
          [organizationId, agentId],
        );
        expect(open).toEqual({ open_count: index === 0 ? 1 : 0 });
      }
      expect(
        await world.rows(
          `select 1 from crm.consent where revoked_at is null and contact_id in (
          select contact_id from crm.lead where buyer_user_id = $1)`,
          [priya.userId],
        ),
      ).toEqual([]);
      expect(await world.rows(`select 1 from crm.idempotency where actor_id = $1`, [priya.userId])).toEqual(
        [],
      );
      for (const table of ['lead', 'contact', 'activity', 'outbox']) {
        const rows = await world.rows(`select t::text as row from crm.${table} t`);
        expect([table, JSON.stringify(rows)]).toEqual([
          table,
          expect.not.stringMatching(/canary (person|words)|2312399/i),
        ]);
      }
      expect(await leadRow(others)).toMatchObject([{ stage: 'INCOMING', name: 'Other', erased: false }]);
    });

    it('changes nothing the second time, and leaves a booking one', async () => {
      const priya = buyer();
      const { listingId } = await world.brokerage();
      const leadId = await askedBy(priya, listingId, {
        contact: { ...CANARY, phone: '+919812312397', email: null },
      });
      await world.rows(`update crm.lead set stage = 'BOOKED', routing_status = 'CLOSED' where id = $1`, [
        leadId,
      ]);
      await forget(priya.userId as string);
      // The receipt has what each time found: nothing, the second one.
      const after = () =>
        world.rows(
          `select count(*)::int as events, (select count(*)::int from crm.activity) as activities
             from crm.outbox where event ->> 'type' <> 'PersonalDataErased'`,
        );
      const once = await after();
      expect(await leadRow(leadId)).toMatchObject([
        { stage: 'BOOKED', name: null, phone: null, erased: true },
      ]);
      await forget(priya.userId as string);
      expect(await after()).toEqual(once);
    });

    it('takes their words from the lead of a person whose number they gave', async () => {
      const [owner, stranger] = [buyer(), buyer()];
      const { listingId } = await world.brokerage();
      const phone = '+919812312396';
      const leadId = await askedBy(owner, listingId, {
        contact: { name: 'Owner', phone },
        message: 'Owner words',
      });
      await askedBy(stranger, listingId, { contact: { name: 'Stranger', phone } });
      await forget(stranger.userId as string);
      const notes = await world.rows(
        `select note from crm.activity where lead_id = $1 and note is not null`,
        [leadId],
      );
      expect(notes).toEqual([]);
      expect(await leadRow(leadId)).toMatchObject([
        { stage: 'INCOMING', name: 'Owner', message: 'Owner words', phone },
      ]);
    });
  });
});
