import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { faultSeed, faultSize, percentile, reportFault, seededRandom, until } from '@propmubi/testkit';
import { openBrokerages } from './brokerages.js';
import { checkEscalations, eachOnce } from './check-escalations.js';
import { checkLeadLogs, promiseKept } from './check-lead-logs.js';
import { deploy, type Deployment } from './deployment.js';
import { type LeadScreens, openLeadScreens } from './lead-screens.js';
import { openLiveChannels, resumableFields, testedFields } from './live-channels.js';
import { killAtStandstill, type Standstill, STANDSTILLS } from './kill-at-standstill.js';
import { type LeadWriters, startLeadWriters } from './lead-writers.js';
import { openStalledReaders } from './stalled-readers.js';

const MINUTES = 60_000;
/** After the deadline, F11. */
const WITHIN_MS = 120_000;
/** A queue of 1 MiB with what its parsed events take besides, and whatever the garbage collector leaves for later. */
const boundFor = (readers: number) => readers * 3 * 2 ** 20 + 300 * 2 ** 20;

/** From createLead's sending to the screen, in milliseconds. */
function latencies({ sentAtMs }: LeadWriters, { arrivedAtMs }: LeadScreens) {
  const delays = [...arrivedAtMs].map(([leadId, atMs]) => atMs - (sentAtMs.get(leadId) ?? atMs));
  return { 'p50 (ms)': percentile(delays, 50), 'p99 (ms)': percentile(delays, 99) };
}

describe(`live leads when processes die, seed ${faultSeed()}`, () => {
  let deployment: Deployment;
  beforeAll(async () => {
    // Sweeps stand behind timers that died with their process; a test has no half minute.
    deployment = await deploy({ env: { CRM_SLA_SWEEP_MS: '2000', MAX_SOCKETS_PER_USER: '100' } });
  }, 2 * MINUTES);
  afterAll(async () => {
    await deployment?.[Symbol.asyncDispose]();
  });

  /** Resolves when every screen showed what its feed holds; what never comes is the checker's to tell. */
  const caughtUp = async (screens: LeadScreens, count: number) =>
    until(() => screens.seen.length >= count, { timeoutMs: faultSize(20_000, 90_000) }).catch(
      () => undefined,
    );

  it(
    'F1: crm shot again and again while leads are created: each acknowledged one has one agent and arrives once',
    async () => {
      const { agents, listingIds, tables } = await openBrokerages(deployment, {
        count: faultSize(2, 8),
        agentsEach: 5,
      });
      const random = seededRandom(faultSeed());
      const crm = deployment.subgraph('crm');
      await using screens = await openLeadScreens(deployment, agents);
      await using channels = await openLiveChannels(deployment);
      const count = faultSize(200, 10_000);
      const kills = faultSize(2, 50);
      const began = performance.now();
      const writing = startLeadWriters({
        url: crm.url,
        authorization: await deployment.buyerAt('crm'),
        listingIds,
        count,
        writers: 12,
        seed: faultSeed(),
      });
      const working = channels.work(() => writing.acked.length / count);
      working.catch(() => undefined);
      try {
        for (let kill = 1; kill <= kills; kill++) {
          await until(() => writing.acked.length >= (count * kill) / (kills + 1), {
            timeoutMs: MINUTES,
            what: `progress before kill ${kill}`,
          });
          await setTimeout(random() * 50);
          await crm.kill();
          await crm.start();
        }
        await Promise.all([writing.finished, working]);
      } finally {
        writing.stop();
      }
      await caughtUp(screens, count);
      const report = checkLeadLogs(writing.acked, screens.seen, await tables());
      reportFault('F1', {
        leads: writing.acked.length,
        kills,
        retries: writing.retries,
        reconnects: screens.disconnects,
        seconds: Math.round((performance.now() - began) / 1_000),
      });
      expect(report).toEqual(promiseKept);
      expect(writing.acked).toHaveLength(count);
      expect(screens.missed).toBe(0);
      // The fault happened: it broke off requests and streams.
      expect(writing.retries).toBeGreaterThan(0);
      expect(screens.disconnects).toBeGreaterThan(0);
      expect(testedFields).toEqual(resumableFields().toSorted());
      for (const { name, owed, seen, disconnects } of await channels.outcome()) {
        expect([name, seen]).toEqual([name, owed]);
        expect([name, owed.length > 0, disconnects > 0]).toEqual([name, true, true]);
      }
    },
    faultSize(2, 15) * MINUTES,
  );

  it(
    'F6: the gateway shot under its subscribers: all resume where they were, without a gap',
    async () => {
      const { agents, listingIds, tables } = await openBrokerages(deployment, {
        count: faultSize(4, 50),
        agentsEach: faultSize(10, 20),
      });
      const { gateway } = deployment;
      await using screens = await openLeadScreens(deployment, agents);
      const connected = () =>
        until(async () => (await gateway.metric('subscriptions_open')) >= agents.length, {
          timeoutMs: 2 * MINUTES,
          everyMs: 200,
          what: 'every agent subscribing',
        });
      await connected();
      const count = faultSize(120, 6_000);
      const kills = faultSize(2, 5);
      const began = performance.now();
      const writing = startLeadWriters({
        url: deployment.subgraph('crm').url,
        authorization: await deployment.buyerAt('crm'),
        listingIds,
        count,
        writers: faultSize(8, 32),
        rate: faultSize(20, 200),
        seed: faultSeed(),
      });
      const recoveries: number[] = [];
      try {
        for (let kill = 1; kill <= kills; kill++) {
          await until(() => writing.acked.length >= (count * kill) / (kills + 1), {
            timeoutMs: 5 * MINUTES,
            what: `progress before kill ${kill}`,
          });
          await gateway.kill();
          const killedAt = performance.now();
          await gateway.start();
          await connected();
          recoveries.push(performance.now() - killedAt);
        }
        await writing.finished;
      } finally {
        writing.stop();
      }
      const seconds = (performance.now() - began) / 1_000;
      await caughtUp(screens, count);
      const report = checkLeadLogs(writing.acked, screens.seen, await tables());
      reportFault('F6', {
        subscribers: agents.length,
        leads: writing.acked.length,
        'leads/s': Math.round(count / seconds),
        kills,
        'slowest recovery (s)': Math.round(Math.max(...recoveries) / 1_000),
        ...latencies(writing, screens),
      });
      expect(report).toEqual(promiseKept);
      expect(screens.missed).toBe(0);
      // Each was cut off each time.
      expect(screens.disconnects).toBeGreaterThanOrEqual(kills * agents.length);
    },
    faultSize(2, 15) * MINUTES,
  );

  it(
    'F14: readers that stall are closed as too slow at a bounded cost, and the others notice nothing',
    async () => {
      const stalledAgents = faultSize(1, 20);
      const perAgent = faultSize(20, 50);
      const { agents, listingIds, tables } = await openBrokerages(deployment, {
        count: faultSize(1, 20),
        agentsEach: 2,
      });
      // The first agent of each brokerage is read by stalled sockets; every agent also has a screen that reads.
      const stalledOf = agents.filter((_, at) => at % 2 === 0).slice(0, stalledAgents);
      await using gateway = await deployment.anotherGateway();
      await gateway.start();
      await using screens = await openLeadScreens({ ...deployment, gateway }, agents);
      await using stalled = await openStalledReaders({ ...deployment, gateway }, stalledOf, perAgent);
      await until(
        async () => (await gateway.metric('subscriptions_open')) === agents.length + stalled.count,
        { timeoutMs: MINUTES, everyMs: 100, what: 'all agents subscribing' },
      );
      const before = await gateway.metric('process_resident_memory_bytes');
      let peak = before;
      stalled.stall();
      const writing = startLeadWriters({
        url: deployment.subgraph('crm').url,
        authorization: await deployment.buyerAt('crm'),
        listingIds,
        count: Infinity,
        writers: 2,
        // Two agents take turns, and each lead goes to all of an agent's readers.
        rate: faultSize(10, (2 * 200) / perAgent),
        message: 'x'.repeat(2_000),
        seed: faultSeed(),
      });
      try {
        await until(
          async () => {
            peak = Math.max(peak, await gateway.metric('process_resident_memory_bytes'));
            return (await gateway.metric('subscriptions_ended_total{reason="slow"}')) >= stalled.count;
          },
          { timeoutMs: faultSize(1, 8) * MINUTES, everyMs: 200, what: 'all stalled readers being closed' },
        );
      } finally {
        writing.stop();
      }
      await writing.finished;
      const codes = await stalled.resume();
      await caughtUp(screens, writing.acked.length);
      const report = checkLeadLogs(writing.acked, screens.seen, await tables());
      reportFault('F14', {
        stalled: stalled.count,
        leads: writing.acked.length,
        'closed as 4413': codes.filter((code) => code === 4413).length,
        'memory before (MB)': Math.round(before / 2 ** 20),
        'peak (MB)': Math.round(peak / 2 ** 20),
        ...latencies(writing, screens),
      });
      expect(report).toEqual(promiseKept);
      expect(screens.disconnects).toBe(0);
      // The reason is on the wire behind what the kernel holds: who reads again too late finds only the end of it.
      expect(codes.filter((code) => code !== 4413 && code !== 1006)).toEqual([]);
      expect(codes).toContain(4413);
      expect(peak - before).toBeLessThan(boundFor(stalled.count));
    },
    faultSize(2, 15) * MINUTES,
  );

  it(
    'F11: the worker of deadlines shot in the middle of its job: each escalation happens once, and in time',
    async () => {
      // Each lead passes through many hands, so that there is a job to be shot in at any time.
      const missesBeforePond = faultSize(4, 10);
      const brokerages = await openBrokerages(deployment, {
        count: 1,
        agentsEach: missesBeforePond + 1,
        acceptWithinS: 1,
        missesBeforePond,
      });
      const { listingIds, escalations } = brokerages;
      const random = seededRandom(faultSeed());
      const crm = deployment.subgraph('crm');
      const kills = faultSize(3, 100);
      const leadIds: string[] = [];
      const shotAt = new Map<string, number>();
      for (let kill = 1; kill <= kills; kill++) {
        const point = STANDSTILLS[Math.floor(random() * STANDSTILLS.length)] as Standstill;
        const { acked, finished } = startLeadWriters({
          url: crm.url,
          authorization: await deployment.buyerAt('crm'),
          listingIds,
          count: 2,
          writers: 2,
          firstIndex: leadIds.length,
          seed: faultSeed() + kill,
        });
        await finished;
        leadIds.push(...acked.map(({ leadId }) => leadId));
        await killAtStandstill(deployment, point);
        shotAt.set(point.name, (shotAt.get(point.name) ?? 0) + 1);
        await crm.start();
        // A worker that is never let work is late by the test's doing.
        await until(async () => (await brokerages.overdue(5)) === 0, {
          timeoutMs: WITHIN_MS,
          everyMs: 100,
          what: 'catching up',
        });
      }
      // Who is late is told by the checker, who never comes too.
      await until(async () => (await escalations()).tables.pond.length >= leadIds.length, {
        timeoutMs: WITHIN_MS,
        everyMs: 500,
        what: 'every deadline being enforced',
      }).catch(() => undefined);
      const { breaches, tables } = await escalations();
      const delays = breaches.map(({ dueAt, breachedAt }) => Date.parse(breachedAt) - Date.parse(dueAt));
      reportFault('F11', {
        kills,
        ...Object.fromEntries(shotAt),
        leads: leadIds.length,
        escalations: breaches.length,
        'latest (s)': Math.round(Math.max(...delays) / 1_000),
      });
      expect(checkEscalations(leadIds, breaches, tables, WITHIN_MS)).toEqual(eachOnce);
      expect(breaches).toHaveLength(missesBeforePond * leadIds.length);
    },
    faultSize(3, 20) * MINUTES,
  );
});
