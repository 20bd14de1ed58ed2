import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createLogger, type Logger } from '@propmubi/runtime/log';
import { until } from '@propmubi/testkit';
import { operationId } from '../src/index.js';
import { startTestGateway, type TestGateway } from './support/start-gateway.js';
import { rawSocket } from './support/socket-client.js';
import { TRANSPORTS } from './support/transports.js';

const FEED = 'query Feed($first: Int) { feed(first: $first) { edges { node { id } } } }';
const LISTING = 'query One { listing(id: "l1") { title } }';
const STRANGE = '{ listing(id: "l1") { id } }';

interface Answer {
  status: number;
  data?: Record<string, unknown>;
  code: string | undefined;
}

describe('stored operations', () => {
  let folder: string;
  let test: TestGateway;
  const store = (...bodies: string[]) => {
    const operations = bodies.map((body) => ({ id: operationId(body), name: 'One', type: 'query', body }));
    const manifest = { format: 'apollo-persisted-query-manifest', version: 1, operations };
    writeFileSync(join(folder, 'web.json'), JSON.stringify(manifest));
  };
  const start = async (storedOperationsOnly: 'off' | 'people' | 'all') => {
    test = await startTestGateway({ storedOperationsDirectory: folder, storedOperationsOnly });
  };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'propmubi-stored-'));
    store(FEED, LISTING);
  });
  afterEach(async () => {
    await test?.gateway.close();
    rmSync(folder, { recursive: true });
  });

  const read = async (response: Response): Promise<Answer> => {
    const { data, errors } = (await response.json()) as {
      data?: Record<string, unknown>;
      errors?: { extensions: { code: string } }[];
    };
    return { status: response.status, ...(data && { data }), code: errors?.[0]?.extensions.code };
  };
  const post = async (body: unknown, path = '', token?: string) =>
    read(
      await fetch(`${test.url}${path}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(token && { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify(body),
      }),
    );
  const get = async (search: Record<string, string>) =>
    read(
      await fetch(`${test.url}?${new URLSearchParams(search)}`, {
        headers: { 'apollo-require-preflight': '1' },
      }),
    );
  const persisted = (body: string) => ({ persistedQuery: { version: 1, sha256Hash: operationId(body) } });

  it('are answered by their id alone, in every way of naming it', async () => {
    await start('off');
    const documentId = operationId(FEED);
    const variables = { first: 1 };
    const expected = { status: 200, data: { feed: { edges: [{ node: { id: 'l0' } }] } }, code: undefined };
    expect(await post({ documentId, variables })).toEqual(expected);
    expect(await post({ documentId: `sha256:${documentId}`, variables })).toEqual(expected);
    expect(await post({ extensions: persisted(FEED), variables })).toEqual(expected);
    const text = JSON.stringify(variables);
    expect(await get({ documentId, variables: text })).toEqual(expected);
    expect(await get({ extensions: JSON.stringify(persisted(FEED)), variables: text })).toEqual(expected);
    const socket = await rawSocket(test.webSocketUrl, {});
    const payload = { query: '', extensions: persisted(FEED), variables };
    socket.send({ id: '1', type: 'subscribe', payload });
    const { payload: answer } = await socket.received(({ id }) => id === '1');
    expect(answer).toMatchObject({ data: expected.data });
    socket.socket.terminate();
    const stream = await fetch(`${test.url}/stream`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ documentId, variables }),
    });
    expect(await stream.text()).toContain(JSON.stringify(expected.data));
  });

  it('leave other ways as they are: texts, unknown hashes, and ids that are not stored', async () => {
    await start('off');
    expect(await post({ query: STRANGE })).toMatchObject({ status: 200, code: undefined });
    expect((await post({ extensions: persisted(STRANGE) })).code).toBe('PERSISTED_QUERY_NOT_FOUND');
    const documentId = operationId(STRANGE);
    expect(await post({ documentId })).toEqual({ status: 404, code: 'STORED_OPERATION_UNKNOWN' });
    expect(await get({ documentId })).toEqual({ status: 404, code: 'STORED_OPERATION_UNKNOWN' });
  });

  it('are all that is answered where the mode is on, whatever their layout and name', async () => {
    await start('all');
    const other = FEED.replace('query Feed', 'query  Other').replace(/ \{/g, '{\n  # a list\n');
    expect(await post({ query: other })).toMatchObject({ status: 200, code: undefined });
    for (const query of [STRANGE, `${LISTING} query Two { leads }`, FEED.replace('{ id }', '{ id title }')]) {
      expect(await post({ query })).toEqual({ status: 403, code: 'OPERATION_NOT_STORED' });
      // Asking for it to be persisted does not store it.
      expect((await post({ query, extensions: persisted(query) })).code).toBe('OPERATION_NOT_STORED');
      for (const [name, send] of Object.entries(TRANSPORTS)) {
        const { errors } = await send(test.url, { query });
        expect([name, errors?.[0]?.extensions?.['code']]).toEqual([name, 'OPERATION_NOT_STORED']);
      }
    }
    expect(test.world.resolved.filter((field) => field.includes('leads'))).toEqual([]);
  });

  it('bind people and visitors, and leave programs with a key their own', async () => {
    await start('people');
    const token = (claims: object) => test.identity.token(claims);
    expect((await post({ query: STRANGE })).code).toBe('OPERATION_NOT_STORED');
    expect((await post({ query: STRANGE }, '', await token({}))).code).toBe('OPERATION_NOT_STORED');
    expect((await post({ query: STRANGE }, '', await token({ key: true }))).code).toBeUndefined();
  });

  it('change with their folder; what cannot be read changes nothing', async () => {
    const problems: unknown[] = [];
    const logger = Object.assign(Object.create(createLogger('gateway', 'silent')) as Logger, {
      error: (problem: unknown) => problems.push(problem),
    });
    const settings = { storedOperationsDirectory: folder, storedOperationsOnly: 'all' } as const;
    test = await startTestGateway(settings, { logger });
    writeFileSync(join(folder, 'broken.json'), '{');
    await until(() => problems.length > 0);
    expect((await post({ query: FEED })).code).toBeUndefined();
    store(STRANGE);
    rmSync(join(folder, 'broken.json'));
    await until(async () => (await post({ query: STRANGE })).code === undefined);
    expect((await post({ query: FEED })).code).toBe('OPERATION_NOT_STORED');
  });

  it('are refused at the start when they are not what they say, or missing where nothing else is answered', async () => {
    const open = (storedOperationsDirectory: string) =>
      startTestGateway({ storedOperationsDirectory, storedOperationsOnly: 'all' });
    await expect(open('')).rejects.toMatchObject({ name: 'ConfigError' });
    await expect(open(join(folder, 'nowhere'))).rejects.toMatchObject({ name: 'ConfigError' });
    const wrong = [{ id: operationId(FEED), name: 'Feed', type: 'query', body: STRANGE }];
    const manifest = { format: 'apollo-persisted-query-manifest', version: 1, operations: wrong };
    writeFileSync(join(folder, 'web.json'), JSON.stringify(manifest));
    await expect(open(folder)).rejects.toMatchObject({ name: 'ConfigError' });
  });
});
