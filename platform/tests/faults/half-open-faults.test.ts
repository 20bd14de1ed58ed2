import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  faultSeed,
  reportFault,
  startRedisProcess,
  startStallingProxy,
  type StallingProxy,
  until,
} from '@propmubi/testkit';
import { openBrokerages } from './brokerages.js';
import { checkLeadLogs, promiseKept } from './check-lead-logs.js';
import { deploy, type Deployment } from './deployment.js';
import { openLeadScreens } from './lead-screens.js';
import { startLeadWriters } from './lead-writers.js';

const MINUTES = 60_000;
/** What an unanswered question may take: the longest timeout on its way, several times over for a loaded machine. */
const ANSWERED_WITHIN_MS = 60_000;

describe(`half-open connections, seed ${faultSeed()}`, () => {
  let resources: AsyncDisposableStack;
  let deployment: Deployment;
  const proxies = {} as Record<'Postgres' | 'Redis', StallingProxy>;
  beforeAll(async () => {
    await using opened = new AsyncDisposableStack();
    const redis = opened.use(await startRedisProcess());
    deployment = opened.use(
      await deploy({
        env: { CRM_FEED_HEARTBEAT_MS: '1000' },
        reach: async ({ DATABASE_URL, ...urls }) => {
          proxies.Postgres = opened.use(await startStallingProxy(DATABASE_URL));
          proxies.Redis = opened.use(await startStallingProxy(redis.url));
          return { ...urls, DATABASE_URL: proxies.Postgres.url, REDIS_URL: proxies.Redis.url };
        },
      }),
    );
    resources = opened.move();
  }, 2 * MINUTES);
  afterAll(async () => {
    await resources?.disposeAsync();
  });

  /** What the gateway's readiness names as down. */
  const ready = async () => {
    const { body } = await deployment.gateway.get('/health/ready');
    return (JSON.parse(body) as { down: string[] }).down;
  };

  it.each([
    { which: 'Postgres', down: 'crm' },
    { which: 'Redis', down: 'redis' },
  ] as const)(
    'F8: $which goes silent: waiting is bounded, readiness says no, and all goes on over new connections',
    async ({ which, down }) => {
      const { agents, listingIds, tables } = await openBrokerages(deployment, { count: 1, agentsEach: 2 });
      const crm = deployment.subgraph('crm');
      await using screens = await openLeadScreens(deployment, agents);
      const write = async (count: number, firstIndex: number) =>
        startLeadWriters({
          url: crm.url,
          authorization: await deployment.buyerAt('crm'),
          listingIds,
          count,
          firstIndex,
          writers: 4,
          seed: faultSeed(),
        });
      const before = await write(20, 0);
      await before.finished;
      proxies[which].stall();
      const during = await write(20, 20);
      const stalledAt = performance.now();
      try {
        await until(async () => (await ready()).includes(down), {
          timeoutMs: ANSWERED_WITHIN_MS,
          what: 'not being ready',
        });
        reportFault('F8', { silent: which, 'not ready after (s)': seconds(stalledAt) });
        expect((await crm.get('/health')).status).toBe(200);
        expect((await deployment.gateway.get('/health')).status).toBe(200);
      } finally {
        proxies[which].heal();
      }
      const healedAt = performance.now();
      await until(async () => !(await ready()).includes(down), {
        timeoutMs: ANSWERED_WITHIN_MS,
        what: 'being ready again',
      });
      await during.finished;
      await until(() => screens.seen.length >= 40, {
        timeoutMs: ANSWERED_WITHIN_MS,
        what: 'every lead arriving',
      }).catch(() => undefined);
      reportFault('F8', { silent: which, 'whole again after (s)': seconds(healedAt) });
      const acked = [...before.acked, ...during.acked];
      expect(acked).toHaveLength(40);
      expect(checkLeadLogs(acked, screens.seen, await tables())).toEqual(promiseKept);
    },
    3 * MINUTES,
  );
});

function seconds(since: number): number {
  return Math.round((performance.now() - since) / 100) / 10;
}
