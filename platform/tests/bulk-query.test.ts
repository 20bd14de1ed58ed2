import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pickPort } from '@propmubi/dev-services';
import { expectData, httpClient, until } from '@propmubi/testkit';
import { type DemoPerson, demoWorld } from '../src/demo-world.js';
import { signIn } from '../src/demo/sign-in.js';
import { platformInProcess, type PlatformInProcess } from './support/platform-in-process.js';

const KEY = `mutation($input: CreateApiKeyInput!) { createApiKey(input: $input) { secretKey } }`;
const START = `mutation($query: String!) { bulkQuery(input: { query: $query }) {
  bulkQuery { id } userErrors { code message } } }`;
const LOOK = `{ bulkQueries { id status rows errors failure } }`;

interface Started {
  bulkQuery: { bulkQuery: { id: string } | null; userErrors: { code: string; message: string }[] };
}

interface Looked {
  bulkQueries: { id: string; status: string; rows: number; errors: number; failure: string | null }[];
}

describe('a bulk query of a partner’s key', () => {
  let world: PlatformInProcess;
  let ask: ReturnType<typeof httpClient>;

  beforeAll(async () => {
    const port = await pickPort(undefined, 'test');
    world = await platformInProcess({ PORT: String(port), GATEWAY_URL: `http://127.0.0.1:${port}/graphql` });
    const { url } = world.platform;
    const partner = demoWorld.partners[0] as DemoPerson;
    const token = await signIn(url, partner, world.database.redisUrl, () => undefined);
    const input = { name: 'Copy', scopes: ['bulk:run'], validDays: 1 };
    const made = await httpClient(url, { authorization: `Bearer ${token}` })(KEY, { input });
    const { secretKey } = expectData<{ createApiKey: { secretKey: string } }>(made).createApiKey;
    ask = httpClient(url, { authorization: `Bearer ${secretKey}` });
  }, 120_000);
  afterAll(() => world?.close());

  /** How it ends: refused at once, or by its job. Its own words are taken out. */
  async function endOf(query: string, word: string): Promise<unknown> {
    const { body } = await ask(START, { query });
    const { bulkQuery, userErrors } = body.data ? (body.data as unknown as Started).bulkQuery : {};
    if (!bulkQuery) return JSON.parse(JSON.stringify([userErrors, body.errors]).replaceAll(word, '…'));
    let found: Looked['bulkQueries'][number] | undefined;
    await until(async () => {
      const { bulkQueries } = expectData<Looked>(await ask(LOOK));
      found = bulkQueries.find(({ id }) => id === bulkQuery.id);
      return found !== undefined && !['QUEUED', 'RUNNING'].includes(found.status);
    });
    const { id, ...end } = found as NonNullable<typeof found>;
    return JSON.parse(JSON.stringify(end).replaceAll(word, '…').replaceAll(id, ''));
  }

  it('reads the homes of its contract', async () => {
    const end = await endOf('{ feed { nodes { id title } } }', '-');
    expect(end).toMatchObject({ status: 'DONE', failure: null, errors: 0 });
  });

  it.each([
    ['a field', (name: string) => `{ feed { nodes { id agent { ${name} } } } }`, 'workload', 'workplace'],
    ['a list', (name: string) => `{ ${name} { nodes { id } } }`, 'users', 'losers'],
    ['a field beside its list', (name: string) => `{ feed { nodes { id } } ${name} }`, 'system', 'sister'],
  ])('does not tell that %s outside of its contract exists', async (_what, queryOf, hidden, nowhere) => {
    const end = await endOf(queryOf(hidden), hidden);
    expect(end).not.toMatchObject({ status: 'DONE' });
    expect(end).toEqual(await endOf(queryOf(nowhere), nowhere));
  });
});
