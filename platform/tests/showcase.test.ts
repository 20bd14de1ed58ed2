import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectData, goldenIn, httpClient, shapeOf } from '@propmubi/testkit';
import { currentRequestId } from '@propmubi/runtime';
import pg from 'pg';
import { platformInProcess, type PlatformInProcess } from './support/platform-in-process.js';

const golden = goldenIn(import.meta.dirname);
const query = golden.operation('showcase');

interface Showcase {
  feed: { edges: { node: { project: { builder: { reputation: unknown } } | null; trust: unknown } }[] };
}

describe('the showcase query through the gateway', () => {
  let world: PlatformInProcess;
  let recorded: { subgraph: string; sql: string }[] = [];

  beforeAll(async () => {
    world = await platformInProcess(
      {},
      {
        // Consumers and timers run beside the query; only requests have an id.
        onStatement: (subgraph, sql) => {
          if (currentRequestId()) recorded.push({ subgraph, sql });
        },
      },
    );
  }, 120_000);

  afterAll(() => world?.close());

  async function ask(first: number): Promise<Showcase> {
    return expectData<Showcase>(await httpClient(world.platform.url)(query, { first }));
  }

  /** What each subgraph sent for one page, in an order that does not depend on who was faster. */
  async function statementsOf(first: number): Promise<string[]> {
    recorded = [];
    await ask(first);
    return recorded.map(({ subgraph, sql }) => `-- ${subgraph}\n${shapeOf(sql)}`).sort();
  }

  it('sends the same statements for one listing and for forty', async () => {
    const one = await statementsOf(1);
    const many = await statementsOf(40);
    expect(many).toEqual(one);
  });

  it('sends the statements on record', async () => {
    const { recorded: kept, actual } = golden.sql('showcase', await statementsOf(20));
    expect(actual).toBe(kept);
  });

  it('is a whole page with an agent who is gone', async () => {
    // Of two selections, because public answers are kept by selection.
    const page = (fields: string) =>
      `query ($first: Int!) { feed(first: $first) { edges { node { id agent { id ${fields} } } } } }`;
    interface Page {
      feed: { edges: { node: { agent: { id: string; name: string } | null } }[] };
    }
    const before = expectData<Page>(await httpClient(world.platform.url)(page('name'), { first: 40 }));
    const gone = before.feed.edges.find(({ node }) => node.agent)?.node.agent?.id as string;
    const admin = new pg.Client({ connectionString: world.database.adminUrl });
    await admin.connect();
    // What a viewer may meet before the event of the agent's leaving has reached the other services.
    await admin.query(`update identity.agent set status = 'INACTIVE' where id = $1`, [gone]);
    await admin.end();
    const { feed } = expectData<Page>(
      await httpClient(world.platform.url)(page('reraNumber name'), { first: 40 }),
    );
    expect(feed.edges).toHaveLength(before.feed.edges.length);
    const named = before.feed.edges.filter(({ node }) => node.agent?.id === gone).length;
    expect(feed.edges.filter(({ node }) => node.agent === null).length).toBeGreaterThanOrEqual(named);
    expect(feed.edges.some(({ node }) => node.agent?.id === gone)).toBe(false);
  });
});
