import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type RedisClusterProcesses, startRedisCluster, until } from '@propmubi/testkit';
import { agentFeeds } from './agent-feeds.js';
import { agent, CrmWorld } from './crm-world.js';

const MINUTES = 60_000;
const AGENTS = 6;

describe('Subscription.leadAssigned over a Redis Cluster', () => {
  let cluster: RedisClusterProcesses;
  let world: CrmWorld;
  beforeAll(async () => {
    cluster = await startRedisCluster();
    const config = { redisUrl: cluster.url };
    world = await CrmWorld.open({ config, isViewerCurrent: async () => true });
  }, MINUTES);
  afterAll(async () => {
    await world?.close();
    await cluster?.[Symbol.asyncDispose]();
  });
  const { open, closeAll, lead, events } = agentFeeds(() => world);
  afterEach(closeAll);

  it('is told what another process wrote, whatever slot the agent’s channel is in', async () => {
    const brokerages = await Promise.all(Array.from({ length: AGENTS }, () => world.brokerage()));
    const other = await world.start();
    const screens = await Promise.all(
      brokerages.map(({ organizationId, agentId }) =>
        open(agent(organizationId, agentId), undefined, undefined, other),
      ),
    );
    for (const [at, { listingId }] of brokerages.entries()) {
      const leadId = await lead(listingId);
      // Heads are not polled meanwhile: the heartbeat comes after an hour.
      expect((await events(screens[at] as never, 1))[0]).toMatchObject({ leadId });
    }
    for (const screen of screens) await screen.return?.();
    await other.close();
  });

  it(
    'tells every lead once while a master is killed',
    async () => {
      const brokerages = await Promise.all(
        Array.from({ length: AGENTS }, () => world.brokerage({ dailyCap: 1_000, openCap: 1_000 })),
      );
      const other = await world.start();
      const screens = await Promise.all(
        brokerages.map(({ organizationId, agentId }) =>
          open(agent(organizationId, agentId), undefined, undefined, other),
        ),
      );
      const created = brokerages.map((): string[] => []);
      const told = brokerages.map((): string[] => []);
      const reading = screens.map(async (screen, at) => {
        for await (const { data } of screen) {
          // It has none when the stream is ended.
          const event = data as { leadAssigned: { leadId: string } } | null | undefined;
          if (event) told[at]?.push(event.leadAssigned.leadId);
        }
      });
      let isOver = false;
      const killed = cluster.killMasterOf('{0}');
      void killed.finally(() => (isOver = true));
      while (!isOver)
        await Promise.all(
          brokerages.map(async ({ listingId }, at) => created[at]?.push(await lead(listingId))),
        );
      // One more each, that is told by a notification of the new master or by the heartbeat.
      await Promise.all(
        brokerages.map(async ({ listingId }, at) => created[at]?.push(await lead(listingId))),
      );
      const isTold = async () => {
        await other.services.hub.pollHeads();
        return told.every((ids, at) => ids.length >= (created[at]?.length ?? 0));
      };
      await until(isTold, { timeoutMs: 30_000, everyMs: 200, what: 'every lead being told' });
      // Ends the streams, each of which waits for what comes next.
      await other.close();
      await Promise.allSettled(reading);
      expect(told).toEqual(created);
    },
    2 * MINUTES,
  );
});
