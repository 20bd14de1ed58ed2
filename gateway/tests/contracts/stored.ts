import { expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';
import { gatewayConfigFromEnv, operationId } from '../../src/index.js';
import { createOperationValidator } from '../../src/operations/operation-validator.js';
import type { OperationManifest } from '../../src/stored/manifest.js';
import { StoredOperations } from '../../src/stored/stored-operations.js';
import { committed, contractOf } from '../support/contract-names.js';
import { callsOfBoth } from '../support/function-calls.js';
import { rawSocket } from '../support/socket-client.js';
import type { TestGateway } from '../support/start-gateway.js';

/** Of the app: it names what is in no contract. */
const OUTSIDE = 'query Trail { auditTrail { edges { node { id } } } }';
const INSIDE = 'query Places { localities { id } }';
const UNKNOWN = operationId('query Nothing { nothing }');
export const storedManifest: OperationManifest = {
  format: 'apollo-persisted-query-manifest',
  version: 1,
  operations: [OUTSIDE, INSIDE].map((body) => ({ id: operationId(body), name: 'One', type: 'query', body })),
};

type Send = (path: string, id: string, token: string) => Promise<unknown>;

/** Every way to name a stored operation. */
export function waysToName(gateway: () => TestGateway): Readonly<Record<string, Send>> {
  const read = async (response: Response) => [response.status, await response.text()];
  const headers = (token: string) => ({
    'content-type': 'application/json',
    'apollo-require-preflight': '1',
    authorization: `Bearer ${token}`,
  });
  const post = async (path: string, token: string, body: unknown, accept = 'application/json') =>
    read(
      await fetch(`${gateway().url}${path}`, {
        method: 'POST',
        headers: { ...headers(token), accept },
        body: JSON.stringify(body),
      }),
    );
  const get = async (path: string, token: string, search: Record<string, string>) =>
    read(await fetch(`${gateway().url}${path}?${new URLSearchParams(search)}`, { headers: headers(token) }));
  const hashed = (sha256Hash: string) => ({ persistedQuery: { version: 1, sha256Hash } });
  return {
    documentId: (path, documentId, token) => post(path, token, { documentId }),
    hash: (path, id, token) => post(path, token, { extensions: hashed(id) }),
    'documentId by GET': (path, documentId, token) => get(path, token, { documentId }),
    'hash by GET': (path, id, token) => get(path, token, { extensions: JSON.stringify(hashed(id)) }),
    stream: (path, documentId, token) => post(`${path}/stream`, token, { documentId }, 'text/event-stream'),
    WebSocket: async (path, documentId, token) => {
      const socket = await rawSocket(`${gateway().webSocketUrl}${path}`, {
        authorization: `Bearer ${token}`,
      });
      try {
        socket.send({ id: '1', type: 'subscribe', payload: { query: '', documentId } });
        const { type, payload } = await socket.received(({ id }) => id === '1');
        return [type, JSON.stringify(payload)];
      } finally {
        socket.socket.terminate();
      }
    },
  };
}

/** A stored operation that names what is outside of a contract is not stored, for the clients of the contract. */
export function describeStored(gateway: () => TestGateway): void {
  it.each(Object.entries(waysToName(gateway)))(
    'named by %s are unknown where a contract lacks what they name',
    async (_way, send) => {
      const person = await gateway().identity.token({ roles: ['ADMIN'], scopes: ['graph:introspect'] });
      const program = await gateway().identity.token({ roles: ['ADMIN'], key: true });
      const bound = [
        ['/public', person],
        ['/partner', person],
        ['', program],
      ] as const;
      for (const [path, token] of bound) {
        const outside = await send(path, operationId(OUTSIDE), token);
        expect(outside).toEqual(await send(path, UNKNOWN, token));
        expect(JSON.stringify(outside)).not.toMatch(/auditTrail|VALIDATION/);
        expect(await send(path, operationId(INSIDE), token)).not.toEqual(outside);
      }
      expect(await send('', operationId(OUTSIDE), person)).not.toEqual(await send('', UNKNOWN, person));
    },
  );

  it('are looked up with the same work, whether they are outside or nowhere', () => {
    const stored = new StoredOperations();
    stored.serve([storedManifest]);
    const schema = contractOf('partner');
    const supergraphSchema = buildSchema(committed('supergraph'), { assumeValid: true });
    const { limits } = gatewayConfigFromEnv({});
    const validator = createOperationValidator({ schema, supergraphSchema, limits, introspection: 'open' });
    const view = { schema, validator };
    const lookUp = (id: string) => () => void stored.textOf(id, view);
    expect(stored.textOf(operationId(INSIDE), view)).toBe(INSIDE);
    expect(stored.textOf(operationId(OUTSIDE), view)).toBeUndefined();
    const lookUps = callsOfBoth(lookUp(operationId(OUTSIDE)), lookUp(UNKNOWN));
    expect(lookUps.one).toEqual(lookUps.other);
    // Published anew, all of them are looked through for the first that is asked for, whichever it is.
    const anew = (id: string) => () => {
      stored.serve([storedManifest]);
      lookUp(id)();
    };
    anew(UNKNOWN)();
    const firstOnes = callsOfBoth(anew(operationId(OUTSIDE)), anew(UNKNOWN));
    expect(firstOnes.one).toEqual(firstOnes.other);
  });
}
