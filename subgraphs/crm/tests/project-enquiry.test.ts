import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { deliverEvent, expectData, expectErrorCode } from '@propmubi/testkit';
import { buyer, CrmWorld } from './crm-world.js';

const LEVEL = { price: 20_000_000, area: 800 };

describe('which brokerage an enquiry about a project goes to', () => {
  let world: CrmWorld;
  beforeAll(async () => {
    world = await CrmWorld.open();
  });
  afterAll(() => world?.close());

  interface Place {
    project_id: string;
    locality_id: string;
    builder_id: string;
  }
  /** A project in a locality where other brokerages have sold enough to know the level of prices. */
  async function project(): Promise<Place> {
    const place = { project_id: randomUUID(), locality_id: randomUUID(), builder_id: randomUUID() };
    const neighbour = await world.organization();
    for (let i = 0; i < 6; i++) {
      await world.listing(neighbour, { ...LEVEL, locality_id: place.locality_id });
    }
    return place;
  }
  async function seller(place: Place, listings: Record<string, unknown>[]) {
    const brokerage = await world.brokerage();
    const listingIds = [];
    for (const listing of listings) {
      listingIds.push(await world.listing(brokerage.organizationId, { ...LEVEL, ...place, ...listing }));
    }
    return { ...brokerage, listingIds };
  }
  const answerer = async ({ project_id: projectId }: Place): Promise<string> => {
    const { createLead } = expectData<{ createLead: { leadId: string } }>(
      await world.createLead({ projectId }, buyer()),
    );
    const [lead] = await world.rows<{ organization_id: string }>(
      `select organization_id from crm.lead where id = $1`,
      [createLead.leadId],
    );
    return lead?.organization_id as string;
  };
  const appoint = (place: Place, organizationId: string, given: object = {}) =>
    deliverEvent(world.subgraph, 'BrokerageAppointed', {
      builderId: place.builder_id,
      organizationId,
      relation: 'APPOINTED',
      active: true,
      changedAt: world.now.toISOString(),
      ...given,
    });
  const missDeadlines = async (organizationId: string, agentId: string) => {
    for (let i = 0; i < 5; i++) {
      const listingId = await world.listing(organizationId, { ...LEVEL, price: 19_000_000 });
      const { createLead } = expectData<{ createLead: { leadId: string } }>(
        await world.createLead({ listingId }),
      );
      await world.rows(
        `update crm.assignment set ended_at = $2, end_reason = 'ACCEPT_DEADLINE_MISSED' where lead_id = $1`,
        [createLead.leadId, world.now],
      );
      await world.rows(`update crm.agent set open_count = 0, assigned_today = 0 where id = $1`, [agentId]);
    }
  };

  it('never one that lists homes at an implausible price, however many', async () => {
    const place = await project();
    await seller(
      place,
      Array.from({ length: 5 }, () => ({ price: 100 })),
    );
    const honest = await seller(place, [{}]);
    expect(await answerer(place)).toBe(honest.organizationId);
  });

  it.each([
    ['of ₹100', { price: 100 }],
    ['ten times the level', { price: 200_000_000 }],
    ['without an area to judge it by', { area: null }],
  ])('none, where the only listing is one %s', async (_what, listing) => {
    const place = await project();
    await seller(place, [listing]);
    expectErrorCode(
      await world.createLead({ projectId: place.project_id }, buyer()),
      'NO_BROKERAGE_FOR_PROJECT',
    );
  });

  it('one with a verified listing before one with many', async () => {
    const place = await project();
    await seller(place, [{}, {}, {}]);
    const verified = await seller(place, [{}]);
    const documentId = randomUUID();
    const document = {
      documentId,
      organizationId: null,
      subjectType: 'LISTING' as const,
      subjectId: verified.listingIds[0] as string,
      documentType: 'TITLE_REPORT',
    };
    const verifiedAt = world.now.toISOString();
    await deliverEvent(world.subgraph, 'DocumentVerified', { ...document, verifiedAt });
    for (let i = 0; i < 3; i++) expect(await answerer(place)).toBe(verified.organizationId);
  });

  it('the builder’s own or an appointed one before all others, until the appointment ends', async () => {
    const place = await project();
    const lister = await seller(place, [{}, {}]);
    const appointed = await world.brokerage();
    await appoint(place, appointed.organizationId, { projectId: place.project_id });
    expect(await answerer(place)).toBe(appointed.organizationId);
    world.advance({ seconds: 1 });
    await appoint(place, appointed.organizationId, { projectId: place.project_id, active: false });
    expect(await answerer(place)).toBe(lister.organizationId);
    const own = await world.brokerage();
    await appoint(place, own.organizationId, { relation: 'OWN' });
    expect(await answerer(place)).toBe(own.organizationId);
  });

  it('not one that the builder of another project appointed', async () => {
    const [place, elsewhere] = [await project(), await project()];
    const lister = await seller(place, [{}]);
    await appoint(elsewhere, (await world.brokerage()).organizationId);
    expect(await answerer(place)).toBe(lister.organizationId);
  });

  it('among equals the one that keeps its deadlines', async () => {
    const place = await project();
    const slow = await seller(place, [{}]);
    const prompt = await seller(place, [{}]);
    await missDeadlines(slow.organizationId, slow.agentId);
    expect(await answerer(place)).toBe(prompt.organizationId);
  });
});
