import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  createTestDatabase,
  createTokenMint,
  debianTools,
  expectData,
  faultSize,
  httpClient,
  startPgBouncer,
  type TestDatabase,
  type TokenMint,
  until,
} from '@propmubi/testkit';
import pg from 'pg';
import { type Brokerages, openBrokerages } from './faults/brokerages.js';
import { checkLeadLogs, promiseKept } from './faults/check-lead-logs.js';
import { openLeadScreens } from './faults/lead-screens.js';
import { startLeadWriters } from './faults/lead-writers.js';
import { processSettings } from './faults/process-settings.js';
import { platformHome, type StartedPlatform, whenReady } from './started-platform.js';

const SERVER_CONNECTIONS = 4;
const BROKERAGES = 5;
const LEADS = 60;
const READS = faultSize(2_000, 10_000);
const READERS = 20;
const MINUTES = 60_000;
const SECONDS = 1_000;

const tools = debianTools({ pgbouncer: 'pgbouncer' });
const describeWithBouncer = tools.missing ? describe.skip : describe;

describeWithBouncer(`the platform over ${SERVER_CONNECTIONS} connections behind PgBouncer`, () => {
  const opened = new AsyncDisposableStack();
  let database: TestDatabase;
  let admin: pg.Pool;
  let platform: StartedPlatform;
  let home: Awaited<ReturnType<typeof platformHome>>;
  let url: string;
  let token: TokenMint;
  let brokerages: Brokerages;
  const rows = async <Row>(text: string, values: unknown[] = []) =>
    (await admin.query(text, values)).rows as Row[];

  beforeAll(async () => {
    // Seeded by the start itself: accounts are found by digests of its own secrets.
    database = await createTestDatabase();
    opened.defer(() => database.drop());
    admin = new pg.Pool({ connectionString: database.adminUrl, max: 2 });
    opened.defer(() => admin.end());
    const bouncer = opened.use(
      await startPgBouncer(tools, [database.appUrl, database.ownerUrl], { poolSize: SERVER_CONNECTIONS }),
    );
    home = await platformHome();
    opened.defer(() => home.dispose());
    const { LOG_LEVEL: _, ...settings } = processSettings({
      DATABASE_URL: bouncer.through(database.appUrl),
      DATABASE_OWNER_URL: database.ownerUrl,
      REDIS_URL: database.redisUrl,
    });

    // The owner's address through a pool of transactions is no start.
    const refused = home.run('start', [], {
      ...settings,
      DATABASE_OWNER_URL: bouncer.through(database.ownerUrl),
    });
    expect(await refused.exited).toBe(1);
    expect(refused.output()).toContain('DATABASE_OWNER_URL');
    expect(refused.output()).toContain('pool_mode=transaction');

    platform = home.run('start', [], { ...settings, LOG_LEVEL: 'info', LIMITS: 'false' });
    await whenReady(platform);
    url = `http://127.0.0.1:${platform.port}/graphql`;
    token = await createTokenMint(settings['ACCESS_TOKEN_SIGNING_KEYS'] as string);
    brokerages = await openBrokerages({ rows }, { count: BROKERAGES, agentsEach: 2 });
  }, 5 * MINUTES);
  afterAll(() => opened.disposeAsync(), MINUTES);

  it('says once for each service that statements go without a name', () => {
    const said = platform.output().match(/loses prepared statements: statements are sent unnamed/g);
    expect(said).toHaveLength(5);
  });

  it(
    'passes the smoke test, live lead included',
    async () => {
      const isScored = async () => {
        const answer = await httpClient(url)('{ feed(first: 1) { edges { node { trust { band } } } } }');
        return !JSON.stringify(answer.body.data).includes('"trust":null');
      };
      await until(isScored, { timeoutMs: 2 * MINUTES, everyMs: 200, what: 'scores of the seed' });
      const smoke = home.run('smoke', [`http://127.0.0.1:${platform.port}`, '--no-app', '--strict']);
      expect([await smoke.exited, smoke.output()]).toEqual([
        0,
        expect.stringContaining('7 ok, 0 failed, 0 skipped'),
      ]);
    },
    3 * MINUTES,
  );

  it(
    'brings each lead to its agent’s screen once',
    async () => {
      await using screens = await openLeadScreens({ gateway: { url }, token }, brokerages.agents);
      const leads = startLeadWriters({
        url,
        authorization: async () => `Bearer ${await token({ role: ['BUYER', 'PARTNER'] })}`,
        listingIds: brokerages.listingIds,
        count: LEADS,
        writers: 10,
        seed: 1,
      });
      await leads.finished;
      const isShown = async () => screens.seen.length >= (await brokerages.tables()).feed.length;
      await until(isShown, { timeoutMs: 30 * SECONDS, what: 'leads on screens' });
      expect(checkLeadLogs(leads.acked, screens.seen, await brokerages.tables())).toEqual(promiseKept);
      expect([leads.acked.length, screens.missed]).toEqual([LEADS, 0]);
    },
    2 * MINUTES,
  );

  it(
    `shows agents their own leads alone in ${READS} interleaved requests`,
    async () => {
      const owned = await rows<{ id: string; agent: string }>(
        `select lead_id as id, agent_id as agent from crm.assignment where ended_at is null`,
      );
      const agentOf = new Map(owned.map(({ id, agent }) => [id, agent]));
      const agents = await Promise.all(
        brokerages.agents.map(async (agent) => ({
          ...agent,
          bearer: await token({ ...agent, role: 'AGENT' }),
        })),
      );
      const ask = httpClient(url);
      const wrong: string[] = [];
      let shown = 0;
      let turn = 0;
      const reader = async () => {
        while (turn < READS) {
          const { agentId, bearer } = agents[turn++ % agents.length] as (typeof agents)[0];
          const { leads } = expectData<{ leads: { edges: { node: { id: string } }[] } }>(
            await ask('{ leads(first: 10) { edges { node { id } } } }', {}, bearer),
          );
          shown += leads.edges.length;
          for (const { node } of leads.edges) if (agentOf.get(node.id) !== agentId) wrong.push(node.id);
        }
      };
      await Promise.all(Array.from({ length: READERS }, reader));
      expect(wrong).toEqual([]);
      expect(shown).toBeGreaterThan(READS);
    },
    3 * MINUTES,
  );

  it('has no more connections of Postgres than the pool has', async () => {
    const [row] = await rows<{ open: number }>(
      `select count(*)::int as open from pg_stat_activity where datname = $1 and usename = $2`,
      [database.name, new URL(database.appUrl).username],
    );
    expect(row?.open).toBeGreaterThan(0);
    expect(row?.open).toBeLessThanOrEqual(SERVER_CONNECTIONS);
  });
});
