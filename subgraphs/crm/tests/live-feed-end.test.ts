import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Viewer } from '@propmubi/runtime';
import { take } from '@propmubi/testkit';
import { type ExecutionResult, parse } from 'graphql';
import { Redis } from 'ioredis';
import { agentFeeds, ASSIGNED } from './agent-feeds.js';
import { agent, CrmWorld, manager } from './crm-world.js';

describe('Subscription.leadAssigned', () => {
  let world: CrmWorld;
  let viewerIsCurrent = true;
  beforeAll(async () => {
    world = await CrmWorld.open({ isViewerCurrent: async () => viewerIsCurrent });
  });
  afterAll(() => world?.close());
  const { open, closeAll, lead, events, grow } = agentFeeds(() => world);
  afterEach(async () => {
    viewerIsCurrent = true;
    await closeAll();
  });

  describe('refuses', () => {
    const refusal = async (as: Viewer, after?: string) => {
      const answer = await world.subgraph.subscribe({ document: parse(ASSIGNED), variables: { after } }, as);
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
    const endOf = async (stream: AsyncIterableIterator<ExecutionResult>) => {
      const [last] = await take(stream, 1);
      expect(await stream.next()).toMatchObject({ done: true });
      return last?.errors?.[0]?.extensions['code'];
    };

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
