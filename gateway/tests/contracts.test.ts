import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectErrorCode, httpClient } from '@propmubi/testkit';
import {
  buildClientSchema,
  buildSchema,
  getIntrospectionQuery,
  isInterfaceType,
  isObjectType,
  lexicographicSortSchema,
  printSchema,
  type GraphQLSchema,
  type IntrospectionQuery,
} from 'graphql';
import { startTestGateway, type TestGateway } from './support/start-gateway.js';
import { TRANSPORTS } from './support/transports.js';

const committed = (name: string) =>
  readFileSync(new URL(`../../schema/${name}.graphql`, import.meta.url), 'utf8');
const supergraphSdl = committed('supergraph');
const api = buildSchema(committed('api'));
const CONTRACTS = ['public', 'partner'] as const;
const schemas = Object.fromEntries(
  CONTRACTS.map((name) => [name, buildSchema(committed(`contracts/${name}`))]),
);
const schemaOf = (contract: string) => schemas[contract] as GraphQLSchema;

const outputTypes = (schema: GraphQLSchema) =>
  Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) || isInterfaceType(type));
const namesOf = (schema: GraphQLSchema) =>
  new Set(
    Object.values(schema.getTypeMap()).flatMap((type) => [
      type.name,
      ...('getFields' in type
        ? Object.values(type.getFields() as Record<string, { name: string }>).flatMap((field) => [
            field.name,
            ...((field as { args?: readonly { name: string }[] }).args ?? []).map(({ name }) => name),
          ])
        : []),
      ...('getValues' in type ? type.getValues().map(({ name }) => name) : []),
    ]),
  );

interface Outside {
  readonly type: string;
  /** Undefined for a type that is outside as a whole. */
  readonly field: string | undefined;
  readonly name: string;
}

/** Every type outside of a contract, and every field that is of the types in it. */
function outside(contract: string): Outside[] {
  const shown = schemaOf(contract);
  return outputTypes(api).flatMap((type): Outside[] => {
    const there = shown.getType(type.name);
    if (!there) return [{ type: type.name, field: undefined, name: type.name }];
    const fields = isObjectType(there) || isInterfaceType(there) ? there.getFields() : {};
    return Object.keys(type.getFields())
      .filter((name) => !(name in fields))
      .map((field) => ({ type: type.name, field, name: field }));
  });
}

/** Validation stops at twenty errors; each name makes two, one of them for a fragment that is not used. */
const NAMES_A_DOCUMENT = 9;

function documentOf(names: readonly Outside[], rename = (name: string) => name): string {
  const fragments = names.map(({ type, field }, index) =>
    field === undefined
      ? `fragment F${index} on ${rename(type)} { __typename }`
      : `fragment F${index} on ${type} { ${rename(field)} }`,
  );
  return `{ __typename } ${fragments.join(' ')}`;
}

/** A name of the same length that exists nowhere. */
const madeUp = (name: string) =>
  `${name.startsWith(name.charAt(0).toUpperCase()) ? 'Q' : 'q'}${'z'.repeat(name.length - 1)}`;

let test: TestGateway;
/** What subgraphs were asked. */
const asked: string[] = [];
beforeAll(async () => {
  const transports = () => ({
    fetch: ({ request }: { request: { query: string } }) => {
      asked.push(request.query);
      return Promise.resolve(answerOf(request.query));
    },
  });
  test = await startTestGateway({ clientLimits: undefined }, { supergraphSdl, transports });
});
afterAll(() => test?.gateway.close());
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
    const hidden = outside(contract).filter(({ field }) => field === undefined);
    const types = hidden.slice(0, 30).map(({ name }, index) => `t${index}: __type(name: "${name}") { name }`);
    expect(new Set(Object.values((await ask(`{ ${types.join(' ')} }`)).body.data ?? {}))).toEqual(
      new Set([null]),
    );
  });

  it('answers each name outside of it as one that does not exist, suggests nothing and asks no subgraph', async () => {
    const names = outside(contract);
    expect(names.length).toBeGreaterThan(200);
    asked.length = 0;
    const told: unknown[] = [];
    const token = await admin();
    for (let first = 0; first < names.length; first += NAMES_A_DOCUMENT) {
      const some = names.slice(first, first + NAMES_A_DOCUMENT);
      const hidden = await ask(documentOf(some), token);
      const unknown = await ask(documentOf(some, madeUp), token);
      expectErrorCode(hidden, 'GRAPHQL_VALIDATION_FAILED');
      const text = (answer: typeof hidden) => JSON.stringify([answer.status, answer.body]);
      const renamed = some.reduce(
        (told, { name }) => told.replaceAll(`\\"${name}\\"`, `\\"${madeUp(name)}\\"`),
        text(hidden),
      );
      if (renamed !== text(unknown) || renamed.includes('Did you mean')) told.push(hidden.body);
    }
    expect(told).toEqual([]);
    expect(asked).toEqual([]);
  });

  it('has no description that names what is outside', () => {
    const shown = namesOf(schemaOf(contract));
    // A word of one part, as `name` or `Lead`, says nothing.
    const hidden = [...namesOf(api)].filter((name) => !shown.has(name) && /[a-z][A-Z]|_/.test(name));
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
