import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectData, take } from '@propmubi/testkit';
import { agent, CrmWorld } from './crm-world.js';

describe('trimFeeds', () => {
  let world: CrmWorld;
  beforeAll(async () => {
    world = await CrmWorld.open();
  });
  afterAll(() => world?.close());

  it('forgets what a brokerage no longer keeps, and says so to a client that resumes from before', async () => {
    const { organizationId, agentId, listingId } = await world.brokerage();
    const kept = await world.brokerage();
    for (let i = 0; i < 3; i++) expectData(await world.createLead({ listingId }));
    expectData(await world.createLead({ listingId: kept.listingId }));
    await world.rows(
      `update crm.organization_settings set feed_retention_days = 7 where organization_id = $1`,
      [organizationId],
    );
    world.advance({ minutes: 8 * 24 * 60 });
    expectData(await world.createLead({ listingId }));
    // The agent's feed and the managers'; the other brokerage and the buyers keep theirs longer.
    expect(await world.subgraph.trimFeeds()).toBe(2);
    const left = await world.rows(`select agent_id, seq from crm.agent_feed order by agent_id = $1, seq`, [
      agentId,
    ]);
    expect(left).toEqual([
      { agent_id: kept.agentId, seq: '1' },
      { agent_id: agentId, seq: '4' },
    ]);
    const after = world.subgraph.services.cursors.encode({ audience: 'AGENT', organizationId, agentId }, 1);
    const stream = await world.subscribe(
      `subscription ($after: Cursor) { leadAssigned(after: $after) { gap { missed } leadId } }`,
      agent(organizationId, agentId),
      { after },
    );
    const told = (await take(stream, 2)).map(({ data }) => data?.['leadAssigned']);
    expect(told).toEqual([
      { gap: { missed: 2 }, leadId: null },
      { gap: null, leadId: expect.any(String) },
    ]);
    await stream.return?.();
  });
});

describe('seed', () => {
  it('sets the brokerages of a world up once, open around the clock', async () => {
    const world = await CrmWorld.open();
    const demo = { organizations: [{ key: 'sahyadri-homes' }, { key: 'konkan-realty' }] };
    expect(await world.subgraph.seed(demo)).toBe(true);
    expect(await world.subgraph.seed(demo)).toBe(false);
    const settings = await world.rows(
      `select opens_at_minute, closes_at_minute from crm.organization_settings`,
    );
    expect(settings).toEqual(Array(2).fill({ opens_at_minute: 0, closes_at_minute: 1440 }));
    expect(await world.rows(`select name from crm.routing_rule order by organization_id, position`)).toEqual(
      [...Array(2)].flatMap(() => [{ name: 'Homes above 5 crore' }, { name: 'Everyone' }]),
    );
    await world.close();
  });
});
