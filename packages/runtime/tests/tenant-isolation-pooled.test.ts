import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  createTestDatabase,
  debianTools,
  expectData,
  startPgBouncer,
  type TestDatabase,
  testServiceConfig,
} from '@propmubi/testkit';
import { parse } from 'graphql';
import { query, sql, type Subgraph, type Viewer } from '../src/index.js';
import { agentOf, createNotesSubgraph } from './notes-subgraph.js';

const REQUESTS = 10_000;
const AT_ONCE = 40;
const SERVER_CONNECTIONS = 4;
const TENANTS = 7;
const READ = parse('{ notes { text } }');
const WRITE = parse('mutation($text: String!) { writeNote(text: $text) { text } }');

const tools = debianTools({ pgbouncer: 'pgbouncer' });
const describeWithBouncer = tools.missing ? describe.skip : describe;

/** An agent of each brokerage, all of whose notes say `own`. */
interface Tenant {
  viewer: Viewer;
  own: string;
}

describeWithBouncer(`tenants over ${SERVER_CONNECTIONS} connections behind PgBouncer`, () => {
  const opened = new AsyncDisposableStack();
  let database: TestDatabase;
  let subgraph: Subgraph;
  const tenants: Tenant[] = Array.from({ length: TENANTS }, (_, at) => ({
    viewer: agentOf(`0193d3a0-0000-7000-8000-0000000000${at + 10}`),
    own: `of brokerage ${at}`,
  }));

  beforeAll(async () => {
    database = await createTestDatabase();
    opened.defer(() => database.drop());
    const bouncer = opened.use(
      await startPgBouncer(tools, [database.appUrl], { poolSize: SERVER_CONNECTIONS }),
    );
    const config = {
      ...(await testServiceConfig(database)),
      databaseUrl: bouncer.through(database.appUrl),
      databasePoolMax: AT_ONCE / 2,
    };
    subgraph = await createNotesSubgraph(config);
    opened.defer(() => subgraph.close());
    await subgraph.migrate();
    for (const { viewer, own } of tenants) await write(viewer, own);
  });
  afterAll(() => opened.disposeAsync());

  const write = async (viewer: Viewer, text: string) =>
    expectData(await subgraph.execute({ document: WRITE, variables: { text } }, viewer));
  const askFor = async (viewer: Viewer) => {
    const { notes } = expectData(await subgraph.execute({ document: READ }, viewer)) as {
      notes: { text: string }[];
    };
    return notes.map(({ text }) => text);
  };
  /** As raw SQL without a filter. */
  const selectFor = (viewer: Viewer) => {
    const scope = subgraph.database.scope(viewer);
    return scope
      .read((em) =>
        query<{ text: string }>(em, sql`select text from runtime_test.note where ${true}::boolean`),
      )
      .then((rows) => rows.map(({ text }) => text))
      .finally(() => scope.close());
  };

  /** What tenants were shown of others, or were not shown of their own, when `requests` were made `AT_ONCE` at a time. */
  async function leaks(
    requests: number,
    show: (tenant: Tenant, turn: number) => Promise<string[]>,
  ): Promise<string[]> {
    const found: string[] = [];
    let turn = 0;
    const lane = async () => {
      while (turn < requests) {
        const at = turn++;
        const tenant = tenants[at % TENANTS] as Tenant;
        const texts = await show(tenant, at);
        if (texts.length === 0 || texts.some((text) => text !== tenant.own))
          found.push(`${at}, ${tenant.own}: ${[...new Set(texts)].join()}`);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
    return found;
  }

  it(`are shown their own and no other’s rows in ${REQUESTS} interleaved requests`, async () => {
    let written = TENANTS;
    const found = await leaks(REQUESTS, async ({ viewer, own }, turn) => {
      if (turn % 50 === 0) {
        await write(viewer, own);
        written += 1;
      }
      return turn % 2 === 0 ? askFor(viewer) : selectFor(viewer);
    });
    expect(found).toEqual([]);
    const seen = await Promise.all(tenants.map(({ viewer }) => askFor(viewer)));
    expect(seen.flat()).toHaveLength(written);
  }, 300_000);

  it('would be found out by these requests if the tenant were set for the session', async () => {
    const em = () => subgraph.database.orm.em.fork();
    const found = await leaks(500, async ({ viewer }) => {
      await query(em(), sql`select set_config('app.tenant', ${viewer.organizationId}, false)`);
      const rows = await query<{ text: string }>(
        em(),
        sql`select text from runtime_test.note where ${true}::boolean`,
      );
      return rows.map(({ text }) => text);
    });
    expect(found.length).toBeGreaterThan(0);
  });
});
