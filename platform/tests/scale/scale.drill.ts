import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { debianTools } from '@propmubi/testkit';
import { OBJECTIVES } from '../../../deploy/release/judge.js';
import { type Outcome, release, type ReleasePlan } from '../../../deploy/release/release.js';
import { developmentSecrets } from '../../src/environment.js';
import { promiseKept } from '../faults/check-lead-logs.js';
import { gatewayGroup, shareBetween } from '../operations/gateway-group.js';
import { type LoggedRequest, reportRequests, splitBySpan } from '../rotation/request-log.js';
import { type Member, type ScaledPlatform, startScaledPlatform } from './scaled-platform.js';
import { startTraffic, type Traffic } from './traffic.js';

const MINUTES = 60_000;
/** Room for the enquiries of one phase, each of another buyer. */
const BUYERS_A_PHASE = 100_000;
/**
 * Of two requests a share of ten percent gets one in a few seconds. What is slow is not judged: the machine carries twenty processes and
 * what others run on it.
 */
const PLAN: ReleasePlan = {
  steps: [10, 50, 100],
  judgeEveryMs: 1_000,
  watchMs: 5_000,
  giveUpAfterMs: 3 * MINUTES,
  objectives: { ...OBJECTIVES, minAnswers: 20, slow: { share: 1, burn: 1 } },
};
const tools = debianTools({
  haproxy: 'haproxy',
  postgres: 'postgresql-15',
  initdb: 'postgresql-15',
  pg_basebackup: 'postgresql-client-15',
});
const drill = tools.missing ? describe.skip : describe;

/** One phase by itself: `pnpm test:scale -t redis`. Over a Redis Cluster: `SCALE_REDIS=cluster pnpm test:scale`. */
drill('three gateways and two of each subgraph under live leads', () => {
  let platform: ScaledPlatform;
  let phases = 0;
  beforeAll(async () => {
    const took = stopwatch();
    platform = await startScaledPlatform(tools);
    say('start', { processes: platform.members.length, seconds: took() });
  }, 20 * MINUTES);
  afterAll(async () => {
    await platform?.[Symbol.asyncDispose]();
  }, 5 * MINUTES);

  /** Runs `work` under traffic, prints what clients met, and fails for a lead that was lost, doubled or not shown. */
  async function underTraffic(
    phase: string,
    work: (traffic: Traffic) => Promise<Record<string, unknown> | undefined>,
  ): Promise<readonly LoggedRequest[]> {
    const took = stopwatch();
    await using traffic = await startTraffic(platform, phases++ * BUYERS_A_PHASE);
    // Phases begin with a platform that answers.
    await traffic.answered(5);
    const measured = await work(traffic);
    await traffic.answered(5);
    const { checked, ...report } = await traffic.stop();
    say(phase, { ...measured, ...report, seconds: took(), ...reportRequests(traffic.log) });
    expect(checked).toEqual(promiseKept);
    expect(report.missed).toBe(0);
    expect(report.leads).toBeGreaterThan(0);
    return traffic.log;
  }

  async function restartInTurn(members: readonly Member[], { log }: Traffic): Promise<void> {
    for (const member of members) {
      const took = stopwatch();
      await platform.restart(member);
      say('restart', { process: member.name, seconds: took(), failures: reportRequests(log).failures });
    }
  }

  it(
    'restart: each process in turn, and no request fails',
    async () => {
      const log = await underTraffic('restart', async (traffic) => {
        // All pools at once, one process of each at a time.
        const ofPool = Map.groupBy(platform.members, ({ pool }) => pool);
        await Promise.all([...ofPool.values()].map((members) => restartInTurn(members, traffic)));
        return { processes: platform.members.length, readsAtStandby: await platform.readsAtStandby() };
      });
      expect(reportRequests(log).failures).toEqual({});
    },
    30 * MINUTES,
  );

  it(
    'redis: its master is killed, and no request fails',
    async () => {
      const log = await underTraffic('redis', async (traffic) => {
        const killed = await platform.redis.killMaster();
        await traffic.answered(20);
        return killed;
      });
      expect(reportRequests(log).failures).toEqual({});
    },
    10 * MINUTES,
  );

  it(
    'failover: the primary is killed, and requests fail only until the standby takes writes',
    async () => {
      const span = { fromMs: 0, untilMs: 0 };
      const log = await underTraffic('failover', async (traffic) => {
        span.fromMs = performance.now();
        const promoted = await platform.postgres.failOver();
        // It is over for clients when each kind of request is answered again.
        await traffic.answered(1);
        span.untilMs = performance.now();
        await traffic.answered(20);
        const { requests, failures } = reportRequests(splitBySpan(traffic.log, span).within);
        return {
          ...promoted,
          untilAnsweredMs: Math.round(span.untilMs - span.fromMs),
          within: { requests, failures },
        };
      });
      expect(reportRequests(splitBySpan(log, span).outside).failures).toEqual({});
    },
    10 * MINUTES,
  );

  it(
    'release: a bad version takes itself back, a good one takes over, and no request fails',
    async () => {
      const { next, balancer } = platform;
      const blue = platform.members.filter(({ pool }) => pool === 'gateway');
      const group = (name: string, members: readonly Member[]) =>
        gatewayGroup(name, new Map(members.map((member) => [member.name, member.process])));
      const names = (members: readonly Member[]) => members.map(({ name }) => name);
      const world = {
        current: group('blue', blue),
        next: group('green', next.gateways),
        share: shareBetween(balancer, names(blue), names(next.gateways)),
        wait: async (ms: number) => void (await sleep(ms)),
        log: (line: string) => say('release', { step: line }),
      };
      let outcomes: Record<'bad' | 'good', Outcome> | undefined;
      const key = next.env['INTERNAL_TOKEN_PRIVATE_KEY'] as string;
      const log = await underTraffic('release', async () => {
        // Ready, and no subgraph takes its word.
        next.env['INTERNAL_TOKEN_PRIVATE_KEY'] = anotherInternalKey();
        const bad = await release(world, PLAN);
        next.env['INTERNAL_TOKEN_PRIVATE_KEY'] = key;
        const good = await release(world, PLAN);
        outcomes = { bad, good };
        return outcomes;
      });
      expect(outcomes).toMatchObject({ bad: { released: false, at: 'try-out' }, good: { released: true } });
      expect(reportRequests(log).failures).toEqual({});
    },
    20 * MINUTES,
  );
});

/** A signing key that no subgraph was told of. */
function anotherInternalKey(): string {
  const made = developmentSecrets.map(({ make }) => make());
  return made
    .map((values) => values['INTERNAL_TOKEN_PRIVATE_KEY'])
    .find((key) => key !== undefined) as string;
}

/** Seconds since now. */
function stopwatch(): () => number {
  const from = performance.now();
  return () => Math.round((performance.now() - from) / 1_000);
}

function say(phase: string, measured: object): void {
  process.stdout.write(`scale ${phase}: ${JSON.stringify(measured)}\n`);
}
