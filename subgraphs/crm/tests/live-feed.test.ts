import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { expectData } from '@propmubi/testkit';
import type { ExecutionResult } from 'graphql';
import { agentFeeds, ASSIGNED } from './agent-feeds.js';
import { agent, CrmWorld, manager } from './crm-world.js';

const FEED = `subscription ($after: Cursor) { leadFeed(after: $after) { cursor kind leadId lead { id } reason gap { missed } } }`;

describe('Subscription.leadAssigned', () => {
  let world: CrmWorld;
  beforeAll(async () => {
    world = await CrmWorld.open({ isViewerCurrent: async () => true });
  });
  afterAll(() => world?.close());
  const { open, closeAll, lead, leads, events, grow } = agentFeeds(() => world);
  afterEach(closeAll);

  it('tells each lead once, in order, to every screen of the agent', async () => {
    const { organizationId, agentId, listingId } = await world.brokerage();
    const screens = [await open(agent(organizationId, agentId)), await open(agent(organizationId, agentId))];
    const created = await leads(listingId, 5);
    for (const screen of screens)
      expect((await events(screen, 5)).map(({ leadId }) => leadId)).toEqual(created);
  });

  it('hears through Redis what another process wrote', async () => {
    const { organizationId, agentId, listingId } = await world.brokerage();
    const other = await world.start();
    const screen = await open(agent(organizationId, agentId), undefined, ASSIGNED, other);
    const leadId = await lead(listingId);
    expect((await events(screen, 1))[0]).toMatchObject({ leadId });
    await screen.return?.();
    await other.close();
  });

  it('resumes after a cursor without loss or repetition', async () => {
    const { organizationId, agentId, listingId } = await world.brokerage();
    const as = agent(organizationId, agentId);
    const first = await open(as);
    const created = await leads(listingId, 2);
    const seen = await events(first, 2);
    await first.return?.();
    created.push(...(await leads(listingId, 3)));
    const second = await open(as, seen[1]?.cursor);
    created.push(await lead(listingId));
    seen.push(...(await events(second, 4)));
    expect(seen.map(({ leadId }) => leadId)).toEqual(created);
    expect(new Set(seen.map(({ eventId }) => eventId)).size).toBe(6);
  });

  it('replays more than a page and goes on live', async () => {
    const { organizationId, agentId, listingId } = await world.brokerage();
    await lead(listingId);
    await grow(agentId, 300);
    const stream = await open(agent(organizationId, agentId));
    const replayed = await events(stream, 301);
    expect(new Set(replayed.map(({ eventId }) => eventId)).size).toBe(301);
    const live = await lead(listingId);
    expect((await events(stream, 1))[0]).toMatchObject({ leadId: live });
  });

  it('begins without a cursor at the oldest lead that waits for an answer', async () => {
    const { organizationId, agentId, listingId } = await world.brokerage();
    const as = agent(organizationId, agentId);
    const [done, waiting] = await leads(listingId, 2);
    expectData(
      await world.ask(
        `mutation ($i: AcceptLeadInput!) { acceptLead(input: $i) { lead { id } } }`,
        { i: { leadId: done } },
        as,
      ),
    );
    expect((await events(await open(as), 1))[0]).toMatchObject({ leadId: waiting });
  });

  it('loses nothing between opening and committing', async () => {
    const { organizationId, agentId, listingId } = await world.brokerage({ dailyCap: 1000, openCap: 1000 });
    const as = agent(organizationId, agentId);
    for (let round = 0; round < 10; round++) {
      const [stream, leadId] = await Promise.all([open(as), lead(listingId)]);
      // All leads so far wait for an answer, so each round replays them and ends with its own.
      const told = await events(stream, round + 1);
      expect(told.at(-1)).toMatchObject({ leadId });
      await stream.return?.();
    }
  }, 60_000);

  it('recovers a lost notification with the next heartbeat', async () => {
    const { organizationId, agentId, listingId } = await world.brokerage();
    // A process that publishes no notifications, as when Redis is away.
    const mute = await world.start();
    mute.services.notifyFeed = () => undefined;
    const screen = await open(agent(organizationId, agentId));
    const pending = screen.next();
    const loud = world.subgraph;
    world.subgraph = mute;
    const leadId = await lead(listingId);
    world.subgraph = loud;
    await loud.services.hub.pollHeads();
    const { value } = (await pending) as IteratorYieldResult<ExecutionResult>;
    expect(value.data).toMatchObject({ leadAssigned: { leadId } });
    await mute.close();
  });

  it('says how many are missing when the cursor is older than what is kept', async () => {
    const { organizationId, agentId, listingId } = await world.brokerage();
    const as = agent(organizationId, agentId);
    const first = await open(as);
    const [one] = await leads(listingId, 5);
    const [start] = await events(first, 1);
    expect(start?.leadId).toBe(one);
    await first.return?.();
    await world.rows(`delete from crm.agent_feed where agent_id = $1 and seq <= 4`, [agentId]);
    await world.rows(`update crm.agent set feed_floor = 4 where id = $1`, [agentId]);
    const [gap, last] = await events(await open(as, start?.cursor), 2);
    expect(gap).toMatchObject({ gap: { missed: 3 }, lead: null, eventId: null });
    expect(last?.gap).toBeNull();
    // The gap's own cursor does not tell the gap again.
    const [again] = await events(await open(as, gap?.cursor), 1);
    expect(again).toEqual(last);
  });

  it('tells in leadFeed that a lead was taken away, and shows it no longer', async () => {
    const { organizationId, listingId, agentIds } = await world.brokerage({ agents: 2 });
    const leadId = await lead(listingId);
    const [{ agent_id: from } = { agent_id: '' }] = await world.rows<{ agent_id: string }>(
      `select agent_id from crm.lead where id = $1`,
      [leadId],
    );
    const to = agentIds.find((id) => id !== from) as string;
    const stream = await open(agent(organizationId, from), undefined, FEED);
    expect((await events(stream, 1))[0]).toMatchObject({ kind: 'ASSIGNED', lead: { id: leadId } });
    expectData(
      await world.ask(
        `mutation ($i: ReassignLeadInput!) { reassignLead(input: $i) { lead { id } } }`,
        { i: { leadId, agentId: to } },
        manager(organizationId),
      ),
    );
    expect((await events(stream, 1))[0]).toMatchObject({
      kind: 'UNASSIGNED',
      leadId,
      lead: null,
      reason: 'REASSIGNED_BY_MANAGER',
    });
    // Replayed from the beginning, the first entry no longer shows the lead either.
    const cursor = world.subgraph.services.cursors.encode(
      { audience: 'AGENT', organizationId, agentId: from },
      0,
    );
    expect((await events(await open(agent(organizationId, from), cursor, FEED), 1))[0]).toMatchObject({
      kind: 'ASSIGNED',
      leadId,
      lead: null,
    });
  });
});
