import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { httpClient } from '@propmubi/testkit';
import {
  buildClientSchema,
  getIntrospectionQuery,
  type IntrospectionQuery,
  lexicographicSortSchema,
  printSchema,
} from 'graphql';
import { describeSchemaFiles } from './contracts/schema-files.js';
import { describeSecrecy } from './contracts/secrecy.js';
import { describeStored, storedManifest } from './contracts/stored.js';
import { describeVersions } from './contracts/versions.js';
import { apiSchema, committed, contractOf, hiddenOf, madeUp, namesOf } from './support/contract-names.js';
import { startTestGateway, type TestGateway } from './support/start-gateway.js';
import { TRANSPORTS } from './support/transports.js';

const CONTRACTS = ['public', 'partner'] as const;
const hiddenNames = (contract: string) => hiddenOf(apiSchema(), contractOf(contract)).map(({ name }) => name);
const hiddenTypes = (contract: string) => {
  const shown = contractOf(contract);
  return Object.keys(apiSchema().getTypeMap()).filter((name) => !shown.getType(name));
};

let test: TestGateway;
const folder = mkdtempSync(join(tmpdir(), 'propmubi-contracts-'));
/** What subgraphs were asked. */
const asked: string[] = [];
/** What every subgraph answers instead, while it is set. */
let failure: { data: null; errors: object[] } | undefined;
beforeAll(async () => {
  const transports = () => ({
    fetch: ({ request }: { request: { query: string } }) => {
      asked.push(request.query);
      return Promise.resolve(failure ?? answerOf(request.query));
    },
  });
  writeFileSync(join(folder, 'web.json'), JSON.stringify(storedManifest));
  test = await startTestGateway(
    { clientLimits: undefined, storedOperationsDirectory: folder },
    { supergraphSdl: committed('supergraph'), transports },
  );
});
afterAll(async () => {
  await test?.gateway.close();
  rmSync(folder, { recursive: true });
});
/** An object of a type that is in no contract, for those who ask for the type of an id. */
const answerOf = (query: string) =>
  query.includes('nodeTypes') ? { data: { nodeTypes: ['Notification'] } } : { data: {} };

describe.each(CONTRACTS)('the contract %s', (contract) => {
  const url = () => `${test.url}/${contract}`;
  const ask = (query: string, token?: string, at = url()) => httpClient(at)(query, {}, token);
  const admin = () => test.identity.token({ roles: ['ADMIN'], scopes: ['graph:introspect'] });

  it('is what introspection shows, as it is committed', async () => {
    const { body } = await ask(getIntrospectionQuery({ specifiedByUrl: true, inputValueDeprecation: true }));
    const shown = buildClientSchema(body.data as unknown as IntrospectionQuery);
    expect(printSchema(lexicographicSortSchema(shown))).toBe(committed(`contracts/${contract}`).trimEnd());
    const hidden = hiddenTypes(contract);
    const types = hidden.slice(0, 30).map((name, index) => `t${index}: __type(name: "${name}") { name }`);
    expect(new Set(Object.values((await ask(`{ ${types.join(' ')} }`)).body.data ?? {}))).toEqual(
      new Set([null]),
    );
  });

  describe('secrecy', () => describeSecrecy(() => test, contract, asked));

  it('has no description that names what is outside', () => {
    const shown = namesOf(contractOf(contract));
    // A word of one part, as `name` or `Lead`, says nothing.
    const hidden = [...namesOf(apiSchema())].filter((name) => !shown.has(name) && /[a-z][A-Z]|_/.test(name));
    const named = new Set<string>(committed(`contracts/${contract}`).match(/\w+/g));
    expect(hidden.filter((name) => named.has(name))).toEqual([]);
  });

  it('gives nothing for the id of an object that it does not show', async () => {
    const id = '0193d3a0-0000-7000-8000-000000000001';
    const { body } = await ask(`{ node(id: "${id}") { __typename id } nodes(ids: ["${id}"]) { id } }`);
    expect(body).toEqual({ data: { node: null, nodes: [null] } });
  });

  it('shows no query plan, which names what is behind it', async () => {
    const response = await fetch(url(), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-query-plan': 'only',
        authorization: `Bearer ${await admin()}`,
      },
      body: JSON.stringify({ query: '{ __typename localities { id } }' }),
    });
    const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] };
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['INTROSPECTION_DISABLED']);
  });

  it('lets no error of the executor say what is outside, on any way in', async () => {
    const path = ['localities'];
    failure = {
      data: null,
      errors: [
        ...hiddenNames(contract).map((name) => ({ message: `No ${name} at crm.`, path })),
        { message: 'Too late.', path, extensions: { code: 'CONFLICT', retryAfterSeconds: 1 } },
      ],
    };
    try {
      for (const [name, send] of Object.entries(TRANSPORTS)) {
        const { errors = [] } = await send(url(), { query: '{ localities { id } }', token: await admin() });
        const told = errors.map(({ message, extensions }) => JSON.stringify([message, extensions]));
        expect([name, new Set(told)]).toEqual([
          name,
          new Set([
            '["Part of the answer could not be fetched.",{"code":"DOWNSTREAM_SERVICE_ERROR"}]',
            '["Too late.",{"code":"CONFLICT","retryAfterSeconds":1}]',
          ]),
        ]);
      }
    } finally {
      failure = undefined;
    }
  });

  it('answers what repeats a word of the client alike, whether something outside has that name or not', async () => {
    const answers = new Set<string>();
    for (const name of hiddenNames(contract).slice(0, 40)) {
      for (const word of [name, madeUp(name)]) {
        failure = {
          data: null,
          errors: [
            { message: `“${word}” is no id.`, path: ['localities'], extensions: { code: 'INVALID_ID' } },
          ],
        };
        const { body } = await ask('{ localities { id } }');
        answers.add(JSON.stringify(body.errors).replaceAll(word, 'word'));
      }
    }
    failure = undefined;
    expect([...answers]).toHaveLength(1);
  });

  it('binds every way in', async () => {
    const query = '{ auditTrail { edges { node { id } } } }';
    for (const [name, send] of Object.entries(TRANSPORTS)) {
      const { errors } = await send(url(), { query, token: await admin() });
      expect([name, errors?.[0]?.extensions?.['code']]).toEqual([name, 'GRAPHQL_VALIDATION_FAILED']);
    }
  });
});

describe('API keys at /graphql', () => {
  it.each(Object.entries(TRANSPORTS))(
    'see the contract partner over %s, people everything',
    async (_name, send) => {
      const query = '{ myPasskeys { id } }';
      const codes = async (key?: true) => {
        const claims = { scopes: ['graph:introspect'], ...(key && { key }) };
        const { errors } = await send(test.url, { query, token: await test.identity.token(claims) });
        return (errors ?? []).map(({ extensions }) => extensions?.['code']);
      };
      // The same text, known to be valid for people, and invalid for keys.
      expect(await codes()).not.toContain('GRAPHQL_VALIDATION_FAILED');
      expect(await codes(true)).toEqual(['GRAPHQL_VALIDATION_FAILED']);
      expect(await codes()).not.toContain('GRAPHQL_VALIDATION_FAILED');
    },
  );

  it('refuses the path of a contract that there is not', async () => {
    for (const path of ['internal', 'partner/other', 'constructor'])
      expect([path, (await fetch(`${test.url}/${path}?query={__typename}`)).status]).toEqual([path, 404]);
  });
});

describe('stored operations', () => describeStored(() => test));
describe('the schema as a file', () => describeSchemaFiles(() => test));
describe('the version of the contracts', () => describeVersions(() => test));
