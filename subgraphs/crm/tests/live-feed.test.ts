import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Viewer } from '@propmubi/runtime';
import { expectData, take } from '@propmubi/testkit';
import type { ExecutionResult } from 'graphql';
import { Redis } from 'ioredis';
import { agent, CrmWorld, manager } from './crm-world.js';

const ASSIGNED = `subscription ($after: Cursor) { leadAssigned(after: $after) { cursor eventId leadId lead { id } gap { missed } } }`;
const FEED = `subscription ($after: Cursor) { leadFeed(after: $after) { cursor kind leadId lead { id } reason gap { missed } } }`;

interface Assigned {
  cursor: string;
  eventId: string;
  leadId: string;
  lead: { id: string } | null;
  gap: { missed: number } | null;
}
type Stream = AsyncIterableIterator<ExecutionResult>;

describe('Subscription.leadAssigned', () => {
  let world: CrmWorld;
  let viewerIsCurrent = true;
  const opened: Stream[] = [];
  beforeAll(async () => {
    world = await CrmWorld.open({ isViewerCurrent: async () => viewerIsCurrent });
  });
  afterEach(async () => {
    viewerIsCurrent = true;
    for (const stream of opened.splice(0)) await stream.return?.();
    expect(world.subgraph.services.hub.open).toEqual({ feeds: 0, subscriptions: 0 });
  });
  afterAll(() => world?.close());

  async function open(
    as: Viewer,
    after?: string,
    query = ASSIGNED,
    subgraph = world.subgraph,
  ): Promise<Stream> {
    const stream = await world.subscribe(query, as, { after }, subgraph);
    opened.push(stream);
    return stream;
  }
  const lead = async (listingId: string) =>
    expectData<{ createLead: { leadId: string } }>(await world.createLead({ listingId })).createLead.leadId;
  const leads = async (listingId: string, count: number) => {
    const ids = [];
    for (let i = 0; i < count; i++) ids.push(await lead(listingId));
    return ids;
  };
  const events = async (stream: Stream, count: number) =>
    (await take(stream, count, 15_000)).map((result) => {
      expect(result.errors).toBeUndefined();
      return Object.values(result.data as Record<string, Assigned>)[0] as Assigned;
    });
  /** Further entries about the agent's first lead, as if it had come back again and again. */
  const grow = async (agentId: string, count: number) => {
    await world.rows(
      `with grown as (update crm.agent set feed_seq = feed_seq + $2 where id = $1 returning feed_seq)
       insert into crm.agent_feed (organization_id, agent_id, seq, event_id, kind, lead_id, assignment_id, at)
       select f.organization_id, f.agent_id, feed_seq - $2 + n, gen_random_uuid(), f.kind, f.lead_id, f.assignment_id, f.at
         from crm.agent_feed f, grown, generate_series(1, $2::int) n where f.agent_id = $1 and f.seq = 1`,
      [agentId, count],
    );
  };
  const endOf = async (stream: Stream) => {
    const [last] = await take(stream, 1);
    expect(await stream.next()).toMatchObject({ done: true });
    return last?.errors?.[0]?.extensions['code'];
  };

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

  describe('refuses', () => {
    const refusal = async (as: Viewer, after?: string) => {
      const answer = await world.subgraph.subscribe(
        { document: (await import('graphql')).parse(ASSIGNED), variables: { after } },
        as,
      );
      if (Symbol.asyncIterator in answer) throw new Error('opened');
      return answer.errors?.[0]?.extensions['code'];
    };

    it('an altered cursor, and one of another agent or brokerage', async () => {
      const [mine, theirs] = [await world.brokerage({ agents: 2 }), await world.brokerage()];
      const as = agent(mine.organizationId, mine.agentId);
      const { cursors } = world.subgraph.services;
      const own = cursors.encode(
        { audience: 'AGENT', organizationId: mine.organizationId, agentId: mine.agentId },
        3,
      );
      const foreign = [
        own.replace(/^3/, '4'),
        `${own.slice(0, -1)}${own.endsWith('A') ? 'B' : 'A'}`,
        cursors.encode(
          { audience: 'AGENT', organizationId: mine.organizationId, agentId: mine.agentIds[1] as string },
          3,
        ),
        cursors.encode(
          { audience: 'AGENT', organizationId: theirs.organizationId, agentId: mine.agentId },
          3,
        ),
        '__proto__',
        '3',
        'x'.repeat(1_000_000),
      ];
      for (const cursor of foreign) expect(await refusal(as, cursor)).toBe('BAD_CURSOR');
    });

    it('those who are no agents of the brokerage', async () => {
      const [mine, theirs] = [await world.brokerage(), await world.brokerage()];
      expect(await refusal(agent(mine.organizationId, theirs.agentId))).toBe('NOT_A_BROKERAGE_AGENT');
      expect(await refusal(manager(mine.organizationId))).toBe('NOT_A_BROKERAGE_AGENT');
    });

    it('those who are not agents', async () => {
      const { organizationId } = await world.brokerage();
      expect(await refusal({ ...manager(organizationId), scopes: [] })).toBe('MISSING_SCOPE');
    });
  });

  describe('ends with a reason', () => {
    it('when the session ended', async () => {
      const { organizationId, agentId, listingId } = await world.brokerage();
      const stream = await open(agent(organizationId, agentId));
      viewerIsCurrent = false;
      await lead(listingId);
      expect(await endOf(stream)).toBe('SESSION_REVOKED');
    });

    it('when identity revoked the session', async () => {
      const { organizationId, agentId, listingId } = await world.brokerage();
      const as = agent(organizationId, agentId);
      const other = await world.start();
      const redis = new Redis(world.database.redisUrl);
      await redis.set(`identity:revoked-session:${as.sessionId}`, '1');
      redis.disconnect();
      const stream = await open(as, undefined, ASSIGNED, other);
      await lead(listingId);
      expect(await endOf(stream)).toBe('SESSION_REVOKED');
      await other.close();
    });

    it('when the agent left the brokerage, before another lead is told', async () => {
      const { organizationId, agentId, listingId } = await world.brokerage();
      const as = agent(organizationId, agentId);
      const stream = await open(as);
      await lead(listingId);
      await events(stream, 1);
      await world.rows(`update crm.agent set status = 'LEFT' where id = $1`, [agentId]);
      await world.subgraph.services.hub.pollHeads();
      expect(await endOf(stream)).toBe('AGENT_LEFT_BROKERAGE');
    });

    it('when it is read too slowly, and is resumed by its cursor', async () => {
      const { organizationId, agentId, listingId } = await world.brokerage();
      const as = agent(organizationId, agentId);
      const [slow, healthy] = [await open(as), await open(as)];
      await lead(listingId);
      const [seen] = await events(slow, 1);
      await events(healthy, 1);
      // Asking once more makes them live; after that the slow one is not read.
      const waiting = [slow.next(), healthy.next()];
      await lead(listingId);
      await Promise.all(waiting);
      await grow(agentId, 270);
      await world.subgraph.services.hub.pollHeads();
      expect(await events(healthy, 270)).toHaveLength(270);
      expect(await endOf(slow)).toBe('SLOW_READER');
      expect(await events(await open(as, seen?.cursor), 271)).toHaveLength(271);
    });

    it('when the service stops', async () => {
      const { organizationId, agentId } = await world.brokerage();
      const other = await world.start();
      const stream = await world.subscribe(ASSIGNED, agent(organizationId, agentId), {}, other);
      const last = stream.next();
      const closing = other.close();
      expect(((await last).value as ExecutionResult).errors?.[0]?.extensions['code']).toBe(
        'SERVICE_RESTARTING',
      );
      await closing;
      expect(other.services.hub.open).toEqual({ feeds: 0, subscriptions: 0 });
    });
  });
});
