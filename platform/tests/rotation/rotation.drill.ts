import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SubgraphName } from '@propmubi/runtime';
import { debianTools, faultSize, until } from '@propmubi/testkit';
import { Redis } from 'ioredis';
import { isStored, keepsFormer, type RotatedSecret, ROTATIONS } from '../../src/rotation.js';
import { subgraphNames } from '../../src/subgraphs.js';
import { type Brokerages, openBrokerages } from '../faults/brokerages.js';
import { checkLeadLogs, promiseKept } from '../faults/check-lead-logs.js';
import { type LoggedRequest, reportRequests } from './request-log.js';
import {
  type RotatingDeployment,
  type ServiceName,
  startRotatingDeployment,
  TOKEN_LIFETIME_S,
} from './rotating-deployment.js';
import { startRotationClients } from './rotation-clients.js';
import { createClient } from './signed-in.js';

const MINUTES = 60_000;
/** Tokens, links and codes are held for less by these clients. */
const OVERLAP_MS = (TOKEN_LIFETIME_S + 1) * 1_000;

/** What the clients ask, as the log names it. */
const KINDS = [
  'ask for a code',
  'sign in',
  'own number',
  'refresh',
  'query as a person',
  'page of leads',
  'ask for a link',
  'use a link',
];

/** Those that these clients need; all with `FAULTS=full`. */
const SUBGRAPHS: readonly SubgraphName[] = faultSize<readonly SubgraphName[]>(
  ['identity', 'trust', 'crm'],
  subgraphNames,
);
const ALL: readonly ServiceName[] = [...SUBGRAPHS, 'gateway'];
/** What is rotated together, and which services read it. `FAULTS=full`: each by itself. */
const ROUNDS: { secrets: RotatedSecret[]; readers: readonly ServiceName[] }[] = faultSize(
  [{ secrets: Object.keys(ROTATIONS) as RotatedSecret[], readers: ALL }],
  [
    { secrets: ['internal'], readers: ALL },
    { secrets: ['access'], readers: ['identity', 'gateway'] },
    { secrets: ['cursor'], readers: ['crm'] },
    { secrets: ['documents'], readers: ['trust', 'gateway'] },
    { secrets: ['audit'], readers: ['identity'] },
    { secrets: ['receipts'], readers: ['identity', 'gateway'] },
    { secrets: ['pepper'], readers: ['identity'] },
    { secrets: ['contact-digest'], readers: ['identity', 'crm'] },
  ],
);

const tools = debianTools({ haproxy: 'haproxy' });
const drill = tools.missing ? describe.skip : describe;

drill('secrets that are replaced under load', () => {
  let deployment: RotatingDeployment;
  let redis: Redis;
  let brokerages: Brokerages;
  beforeAll(async () => {
    deployment = await startRotatingDeployment(tools, SUBGRAPHS, {
      // What is slow is no outage; how slow it was is printed.
      REQUEST_TIMEOUT_MS: '60000',
      SUBGRAPH_TIMEOUT_MS: '60000',
      TRUST_PROXY: '127.0.0.1',
      OTP_BUDGET_PER_MINUTE: '100000',
      OTP_BUDGET_PER_HOUR: '1000000',
      OTP_BUDGET_PER_DAY: '10000000',
      OTP_FREE_PER_ADDRESS: '10000',
      CRM_LEADS_PER_MINUTE: '0',
      CRM_LEADS_PER_HOUR: '0',
      CRM_PARTNER_LEADS_PER_MINUTE: '0',
    });
    redis = new Redis(deployment.redisUrl);
    brokerages = await openBrokerages(deployment, { count: 2, agentsEach: 2 });
  }, 20 * MINUTES);
  afterAll(async () => {
    redis?.disconnect();
    await deployment?.[Symbol.asyncDispose]();
  }, MINUTES);

  it(
    'fails no request, loses no lead and shows each person their own account',
    async () => {
      const log: LoggedRequest[] = [];
      const clients = await startRotationClients({
        deployment,
        client: createClient(deployment.url, redis, log),
        brokerages,
      });
      // A machine that is too slow for these clients says nothing about a rotation.
      await eachKindAnswered(log);
      await deployment.restart(ALL);
      const quiet = reportRequests(log);
      print('nothing, processes restarted', quiet);
      expect(quiet.failures).toEqual({});
      const each = async (secrets: readonly RotatedSecret[], step: 'add' | 'switch' | 'rewrite' | 'drop') => {
        for (const secret of secrets) await deployment.step(secret, step);
      };
      for (const { secrets, readers } of ROUNDS) {
        const before = log.length;
        const phases = createPhases();
        const stored = secrets.filter(isStored);
        const dropped = secrets.filter((secret) => !keepsFormer(secret));
        await each(secrets, 'add');
        await deployment.restart(readers);
        phases.end('added');
        if (dropped.length > 0) {
          await each(dropped, 'switch');
          await deployment.restart(readers);
          phases.end('switched');
        }
        await each(stored, 'rewrite');
        phases.end('rewritten');
        if (dropped.length > 0) {
          // What was signed by the former secret before the switch is good until then.
          await sleep(OVERLAP_MS);
          phases.end('waited');
          await each(dropped, 'drop');
          await deployment.restart(readers);
        }
        await each(stored, 'drop');
        phases.end('dropped');
        await eachKindAnswered(log);
        print(secrets.join(', '), { seconds: phases.seconds, ...reportRequests(log.slice(before)) });
      }
      await clients.stop();
      await until(async () => clients.seen.length >= (await brokerages.tables()).feed.length, {
        timeoutMs: MINUTES,
        everyMs: 200,
        what: 'each lead on a screen',
      });
      const tables = await brokerages.tables();
      const report = reportRequests(log);
      print('all', { ...report, leads: clients.acked.length, leadRetries: clients.leadRetries() });
      expect(report.failures).toEqual({});
      expect([clients.leadFailure(), clients.leadRetries()]).toEqual([null, 0]);
      expect(clients.missed()).toBe(0);
      expect(checkLeadLogs(clients.acked, clients.seen, tables)).toEqual(promiseKept);
      await clients.close();
      expect(
        await deployment.rows(`select 1 from identity.credential where lookup_hash not like '2.%'`),
      ).toEqual([]);
      const phones = await deployment.rows(
        `select 1 from identity.credential where kind = 'PHONE' group by user_id having count(*) > 1`,
      );
      expect(phones).toEqual([]);
    },
    60 * MINUTES,
  );

  it(
    'is found failing where a secret is dropped too early',
    async () => {
      const log: LoggedRequest[] = [];
      const client = createClient(deployment.url, redis, log);
      const clients = await startRotationClients({
        deployment,
        client,
        brokerages: await openBrokerages(deployment, { count: 1, agentsEach: 1 }),
      });
      await deployment.step('access', 'replace');
      await deployment.restart(['gateway']);
      await clients.stop();
      await clients.close();
      const { failures } = reportRequests(log);
      print('dropped too early', { failures });
      expect(failures).toMatchObject({ 'query as a person': { first: expect.stringContaining('401') } });
    },
    20 * MINUTES,
  );
});

/** Until every kind of request was answered so often since now. */
async function eachKindAnswered(log: readonly LoggedRequest[], times = 5): Promise<void> {
  const from = log.length;
  await until(
    () => {
      const { requests } = reportRequests(log.slice(from));
      return KINDS.every((kind) => (requests[kind] ?? 0) >= times);
    },
    { timeoutMs: 5 * MINUTES, everyMs: 200, what: `${times} requests of each kind` },
  );
}

/** How long each phase took, in seconds. */
function createPhases() {
  const seconds: Record<string, number> = {};
  let from = performance.now();
  return {
    seconds,
    end(phase: string) {
      const now = performance.now();
      seconds[phase] = Math.round((now - from) / 1_000);
      from = now;
    },
  };
}

function print(what: string, measured: object): void {
  process.stdout.write(`rotation of ${what}: ${JSON.stringify(measured)}\n`);
}
