import { createHash } from 'node:crypto';
import { beforeAll, expect, it } from '@jest/globals';
import { InvalidOperationError } from '@propmubi/federation/serving';
import { buildSchema, type GraphQLSchema } from 'graphql';
import { gatewayConfigFromEnv } from '../../src/index.js';
import { createOperationValidator } from '../../src/operations/operation-validator.js';
import {
  apiSchema,
  committed,
  contractOf,
  hiddenOf,
  probesOf,
  withMadeUpNames,
} from '../support/contract-names.js';
import { callsOfBoth } from '../support/function-calls.js';
import type { TestGateway } from '../support/start-gateway.js';
import { TRANSPORTS } from '../support/transports.js';

type Send = (url: string, query: string, token: string) => Promise<unknown>;

const post = async (url: string, token: string, body: unknown): Promise<unknown> => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  });
  return [response.status, await response.json()];
};
const hashOf = (query: string) => createHash('sha256').update(query).digest('hex');

/** Every way to have a document looked at, besides a plain POST. */
const DOORS: Readonly<Record<string, Send>> = {
  GET: (url, query, token) => TRANSPORTS.GET(url, { query, token }),
  WebSocket: (url, query, token) => TRANSPORTS.WebSocket(url, { query, token }),
  'event stream': (url, query, token) => TRANSPORTS['event stream'](url, { query, token }),
  'persisted query': (url, query, token) =>
    post(url, token, {
      query,
      extensions: { persistedQuery: { version: 1, sha256Hash: hashOf(query) } },
    }),
  batch: (url, query, token) => post(url, token, [{ query }]),
};

/**
 * What is outside of a contract is answered as what does not exist, by every door, with the same work: types, fields,
 * arguments, values, fields of inputs and implementations, each by its name and by one that was made up.
 */
export function describeSecrecy(gateway: () => TestGateway, contract: string, asked: string[]): void {
  const hidden = hiddenOf(apiSchema(), contractOf(contract));
  const probes = probesOf(hidden);
  let token: string;
  let url: string;
  beforeAll(async () => {
    url = `${gateway().url}/${contract}`;
    token = await gateway().identity.token({ roles: ['ADMIN'], scopes: ['graph:introspect'] });
  });

  it('answers each name outside of it as one that does not exist, suggests nothing and asks no subgraph', async () => {
    expect(hidden.length).toBeGreaterThan(500);
    asked.length = 0;
    const differing: unknown[] = [];
    for (const { hidden: query, unknown, names } of probes) {
      const answer = JSON.stringify(await post(url, token, { query }));
      expect(answer).toContain('GRAPHQL_VALIDATION_FAILED');
      const isSame =
        withMadeUpNames(answer, names) === JSON.stringify(await post(url, token, { query: unknown }));
      if (!isSame || answer.includes('Did you mean')) differing.push(answer);
    }
    expect(differing).toEqual([]);
    expect(asked).toEqual([]);
  });

  it.each(Object.entries(DOORS))('answers them so by %s, too', async (_door, send) => {
    asked.length = 0;
    const differing: unknown[] = [];
    for (const { hidden: query, unknown, names } of probes) {
      const [answer, other] = await Promise.all([send(url, query, token), send(url, unknown, token)]);
      const text = JSON.stringify(answer);
      if (withMadeUpNames(text, names) !== JSON.stringify(other) || text.includes('Did you mean'))
        differing.push(answer);
    }
    expect(differing).toEqual([]);
    expect(asked).toEqual([]);
  });

  it('does the same work for them: each function is called as often', () => {
    const validator = validatorOf(contractOf(contract));
    const refuse = (query: string) => {
      try {
        validator.readDocument(query);
      } catch (error) {
        if (error instanceof InvalidOperationError) return;
        throw error;
      }
      throw new Error(`It was taken: ${query}`);
    };
    const refuseAll = (which: 'hidden' | 'unknown') => () => probes.forEach((probe) => refuse(probe[which]));
    // What is looked up once is, before anything is counted.
    refuseAll('hidden')();
    refuseAll('unknown')();
    const { one, other } = callsOfBoth(refuseAll('hidden'), refuseAll('unknown'));
    expect(Object.keys(one).length).toBeGreaterThan(100);
    expect(one).toEqual(other);
  });
}

function validatorOf(schema: GraphQLSchema) {
  const supergraphSchema = buildSchema(committed('supergraph'), { assumeValid: true });
  const { limits } = gatewayConfigFromEnv({});
  return createOperationValidator({ schema, supergraphSchema, limits, introspection: 'open' });
}
