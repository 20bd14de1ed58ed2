import { describe, expect, it } from '@jest/globals';
import { faultSeed, startRedisProcess, until } from '@propmubi/testkit';
import { openBrokerages } from './brokerages.js';
import { checkLeadLogs, promiseKept } from './check-lead-logs.js';
import { deploy } from './deployment.js';
import { openLeadScreens } from './lead-screens.js';
import { startLeadWriters } from './lead-writers.js';

const MINUTES = 60_000;
const RESTARTS = 3;
const LEADS = 10;
const ARRIVED_WITHIN_MS = 60_000;

describe(`Redis starting again, seed ${faultSeed()}`, () => {
  it(
    'ends no process and loses no lead, with feeds open',
    async () => {
      await using redis = await startRedisProcess();
      await using deployment = await deploy({
        env: { CRM_FEED_HEARTBEAT_MS: '1000' },
        reach: async (urls) => ({ ...urls, REDIS_URL: redis.url }),
      });
      const processes = [deployment.subgraph('crm'), deployment.gateway];
      const { agents, listingIds, tables } = await openBrokerages(deployment, { count: 1, agentsEach: 2 });
      await using screens = await openLeadScreens(deployment, agents);
      const before = processes.map(({ pid }) => pid);
      expect(before.every(Number.isInteger)).toBe(true);
      const acked = [];
      for (let round = 0; round < RESTARTS; round++) {
        await redis.crash();
        const written = startLeadWriters({
          url: deployment.subgraph('crm').url,
          authorization: await deployment.buyerAt('crm'),
          listingIds,
          count: LEADS,
          firstIndex: round * LEADS,
          writers: 4,
          seed: faultSeed(),
        });
        await written.finished;
        acked.push(...written.acked);
        await until(() => screens.seen.length >= acked.length, {
          timeoutMs: ARRIVED_WITHIN_MS,
          what: 'every lead arriving',
        });
      }
      expect(processes.map(({ pid }) => pid)).toEqual(before);
      expect(acked).toHaveLength(RESTARTS * LEADS);
      expect(checkLeadLogs(acked, screens.seen, await tables())).toEqual(promiseKept);
    },
    4 * MINUTES,
  );
});
