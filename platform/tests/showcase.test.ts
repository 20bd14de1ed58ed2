import { execFile, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectData, goldenIn, httpClient, shapeOf } from '@propmubi/testkit';
import { currentRequestId } from '@propmubi/runtime';
import pg from 'pg';
import { type DemoAgent, type DemoPerson, demoWorld } from '../src/demo-world.js';
import { signIn } from '../src/demo/sign-in.js';
import { guideExamples } from './support/guide-examples.js';
import { platformInProcess, type PlatformInProcess } from './support/platform-in-process.js';

const root = join(import.meta.dirname, '../..');
const FROM_SOURCE = ['--conditions=source', '--import', './packages/runtime/register.mjs'];
const golden = goldenIn(import.meta.dirname);
const query = golden.operation('showcase');

interface Showcase {
  feed: { edges: { node: { project: { builder: { reputation: unknown } } | null; trust: unknown } }[] };
}

const hasPython = spawnSync('python3', ['-c', 'import typing; typing.NotRequired']).status === 0;
const pythonIt = hasPython ? it : it.skip;
if (!hasPython)
  process.stderr.write('Skipped: the tests of the Python client, for want of a python3 of 3.11 or later.\n');

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

  it('is not the only one that a visitor can send: examples of the guides answer, in the public contract', async () => {
    const visitor = httpClient(`${world.platform.url}/public`);
    const ids = '{ feed(first: 1) { edges { node { id } } } }';
    const { feed } = expectData<{ feed: { edges: { node: { id: string } }[] } }>(await visitor(ids));
    const examples = guideExamples(root).filter(({ runs }) => runs);
    expect(examples.length).toBeGreaterThan(4);
    for (const { query: example } of examples) {
      const variables = example.includes('$id') ? { id: feed.edges[0]?.node.id } : {};
      const { data, errors } = (await visitor(example, variables)).body;
      expect({ example, errors, empty: Object.values(data ?? {}).some((field) => !field) }).toEqual({
        example,
        errors: undefined,
        empty: false,
      });
    }
  });

  it('is one that an assistant can ask, with the published key of the sandbox', async () => {
    const client = new Client({ name: 'assistant', version: '1.0.0' });
    const [key = ''] = /pk_test_\w+/.exec(readFileSync(join(root, 'docs/api-keys.md'), 'utf8')) ?? [];
    await client.connect(
      new StdioClientTransport({
        command: process.execPath,
        args: [...FROM_SOURCE, 'packages/mcp/src/main.ts', '--url', `${world.platform.url}/partner`],
        cwd: root,
        env: { PROPMUBI_API_KEY: key },
      }),
    );
    const call = async (name: string, args: Record<string, unknown>) => {
      const { content, isError } = await client.callTool({ name, arguments: args });
      const [{ text }] = content as [{ text: string }];
      return { isError, answer: JSON.parse(text) as { data?: Record<string, unknown> } };
    };
    try {
      const { tools } = await client.listTools();
      expect(tools.every(({ annotations }) => annotations?.readOnlyHint)).toBe(true);
      const homes = await call('find_homes', { filter: { bedrooms: [2] }, first: 2 });
      const { edges } = homes.answer.data?.['feed'] as { edges: { node: { id: string } }[] };
      expect(edges).toHaveLength(2);
      const [id] = edges.map(({ node }) => node.id);
      expect((await call('home', { id })).answer.data).toMatchObject({
        listing: { id, trust: { factors: expect.any(Array) } },
      });
      expect(await call('find_homes', { filter: { priceMax: -1 } })).toMatchObject({
        isError: true,
        answer: { errors: [{ code: expect.any(String) }] },
      });
      await expect(call('add_lead_note', {})).rejects.toThrow('There is no tool');
    } finally {
      await client.close();
    }
  });

  pythonIt('is asked by the Python client, which follows live leads, too', async () => {
    const agent = demoWorld.agents[0] as DemoAgent;
    // A stranger to the brokerage: the question of a person it knows opens no lead.
    const buyer = { key: 'buyer', name: 'Ishaan Verma', phone: '+919700000099', languages: ['en'] };
    const token = (person: DemoPerson) =>
      signIn(world.platform.url, person, world.database.redisUrl, () => undefined);
    const env = {
      PATH: process.env['PATH'],
      PROPMUBI_URL: `${world.platform.url}/partner`,
      AGENT_TOKEN: await token(agent),
      AGENT_RERA_NUMBER: agent.reraNumber,
      BUYER_TOKEN: await token(buyer),
      BUYER_PHONE: buyer.phone,
    };
    const run = promisify(execFile)(
      'python3',
      ['-B', '-m', 'unittest', 'discover', '--start-directory', 'tests', '--top-level-directory', '.'],
      {
        cwd: join(root, 'client/python'),
        env,
        timeout: 45_000,
      },
    );
    await expect(run).resolves.toMatchObject({ stderr: expect.stringMatching(/Ran 7 tests[\s\S]*OK/) });
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
