import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createInternalTokenSigner, newId, type Role, scopesOf } from '@propmubi/runtime';
import {
  createTestDatabase,
  debianTools,
  faultSeed,
  faultSize,
  reportFault,
  type ServiceProcess,
  serviceProcess,
  type TestDatabase,
  testViewer,
  until,
} from '@propmubi/testkit';
import { Redis } from 'ioredis';
import type { JWK } from 'jose';
import { developmentSecrets } from '../../src/environment.js';
import { openBrokerages } from '../faults/brokerages.js';
import { checkLeadLogs, promiseKept } from '../faults/check-lead-logs.js';
import { startLeadWriters } from '../faults/lead-writers.js';
import { type BackedUpPostgres, startBackedUpPostgres } from './backed-up-postgres.js';

const MINUTES = 60_000;
// pgBackRest of Debian 12 knows Postgres up to 15, which Debian 12 has, too.
const tools = debianTools({
  pgbackrest: 'pgbackrest',
  postgres: 'postgresql-15',
  initdb: 'postgresql-15',
  psql: 'postgresql-client-15',
});
const drill = tools.missing ? describe.skip : describe;

drill(`recovery to a point in time, seed ${faultSeed()}`, () => {
  let postgres: BackedUpPostgres;
  let crm: ServiceProcess;
  let redis: TestDatabase;
  let authorization: () => Promise<string>;
  beforeAll(async () => {
    // Of its databases only the Redis is used.
    redis = await createTestDatabase();
    postgres = await startBackedUpPostgres(tools);
    await postgres.pgbackrest('stanza-create');
    await postgres.pgbackrest('check');
    const secrets = Object.assign({}, ...developmentSecrets.map(({ make }) => make())) as Record<
      string,
      string
    >;
    crm = await serviceProcess({
      main: 'subgraphs/crm/src/main.ts',
      env: {
        ...secrets,
        DATABASE_URL: postgres.urlOf('propmubi_crm'),
        DATABASE_OWNER_URL: postgres.urlOf('propmubi_owner'),
        REDIS_URL: redis.redisUrl,
        LOG_LEVEL: process.env['PROPMUBI_TEST_LOG'] ?? 'warn',
        CRM_LEADS_PER_MINUTE: '0',
        CRM_LEADS_PER_HOUR: '0',
        CRM_PARTNER_LEADS_PER_MINUTE: '0',
      },
    });
    await crm.start();
    const sign = await createInternalTokenSigner(
      JSON.parse(secrets['INTERNAL_TOKEN_PRIVATE_KEY'] as string) as JWK,
    );
    const roles: Role[] = ['BUYER', 'PARTNER'];
    const viewer = testViewer({ userId: newId(), roles, scopes: scopesOf(roles) });
    authorization = async () => `Bearer ${await sign(viewer, 'crm')}`;
  }, 5 * MINUTES);
  afterAll(async () => {
    await crm?.[Symbol.asyncDispose]();
    await postgres?.[Symbol.asyncDispose]();
    await redis?.drop();
  }, MINUTES);

  it(
    'brings back every lead that was acknowledged before the mistake, none after it, and goes on',
    async () => {
      const { listingIds, tables } = await openBrokerages(postgres, { count: 2, agentsEach: 2 });
      const each = faultSize(100, 2_000);
      const write = (count: number, firstIndex: number) =>
        startLeadWriters({
          url: crm.url,
          authorization,
          listingIds,
          count,
          firstIndex,
          writers: 4,
          seed: faultSeed(),
        });
      const writing = write(Infinity, 0);
      const reached = (count: number, what: string) =>
        until(() => writing.acked.length >= count, { timeoutMs: 5 * MINUTES, everyMs: 20, what });

      // Backups are taken while leads come in.
      await reached(each, 'leads before the backup');
      const backupMs = await timed(() => postgres.pgbackrest('backup', '--type=full'));
      await reached(writing.acked.length + each, 'leads between the backups');
      await postgres.pgbackrest('backup', '--type=diff');
      await reached(writing.acked.length + each, 'leads that only the write-ahead log has');

      const before = [...writing.acked];
      const [{ moment }] = (await postgres.rows(`select clock_timestamp()::text as moment`)) as [
        { moment: string },
      ];
      const knownAtMs = performance.now();
      await reached(before.length + 20, 'leads after the moment');
      // The mistake, and then the loss of the machine. Until the last segment is archived nothing may be destroyed.
      await postgres.rows(`truncate crm.lead, crm.assignment cascade`);
      await postgres.rows(`drop schema crm cascade`);
      writing.stop();
      await writing.finished.catch(() => undefined);
      const [{ segment }] = (await postgres.rows(`select pg_walfile_name(pg_switch_wal()) as segment`)) as [
        { segment: string },
      ];
      await until(
        async () => {
          const [{ last }] = (await postgres.rows(
            `select last_archived_wal as last from pg_stat_archiver`,
          )) as [{ last: string }];
          return last >= segment;
        },
        { timeoutMs: MINUTES, everyMs: 50, what: 'the last segment being archived' },
      );
      await crm.kill();
      await postgres.destroy();

      const restoreMs = await timed(() => postgres.restoreTo(moment));
      const restored = await tables();
      const lost = before.filter(({ leadId }) => !restored.leadIds.includes(leadId));
      const later = [...writing.sentAtMs]
        .filter(([, sentAtMs]) => sentAtMs > knownAtMs)
        .map(([leadId]) => leadId);
      expect(later.length).toBeGreaterThan(0);
      expect(lost).toEqual([]);
      expect(restored.leadIds.filter((leadId) => later.includes(leadId))).toEqual([]);

      // Streams know a future that did not happen: they are made anew from the outboxes.
      const client = new Redis(redis.redisUrl);
      await client.flushdb();
      client.disconnect();
      const serviceMs = restoreMs + (await timed(() => crm.start()));
      const more = write(50, 1_000_000);
      await more.finished;
      await until(
        async () => (await crm.metric('propmubi_events_lag{subgraph="crm",where="unpublished"}')) === 0,
        {
          timeoutMs: MINUTES,
          everyMs: 100,
          what: 'the outbox being published',
        },
      );
      const { feed, assignments, leadIds } = await tables();
      const inFlight = writing.acked.filter(({ leadId }) => leadIds.includes(leadId));
      const seen = feed.map(({ agentId, eventId, leadId }) => ({ agentId, eventId, leadId }));
      // In flight at the moment: committed, and acknowledged a moment later or never.
      const report = checkLeadLogs([...inFlight, ...more.acked], seen, { feed, assignments, leadIds });
      reportFault('recovery', {
        leads: before.length,
        'full backup (s)': seconds(backupMs),
        'restored and taking writes (s)': seconds(restoreMs),
        'crm serving again (s)': seconds(serviceMs),
      });
      expect(report.extra.length).toBeLessThanOrEqual(4);
      expect({ ...report, extra: [] }).toEqual(promiseKept);
      await postgres.pgbackrest('verify');
    },
    15 * MINUTES,
  );
});

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

function seconds(ms: number): number {
  return Math.round(ms / 100) / 10;
}
