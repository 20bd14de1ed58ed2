import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json, text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { idOf } from '@propmubi/runtime';
import { createLocalStore, readGrant } from '@propmubi/storage';
import { expectData, expectErrorCode, until } from '@propmubi/testkit';
import { parse } from 'graphql';
import {
  type IdentityUnderTest,
  startIdentity,
  viewerAs,
  viewerFrom,
} from './support/identity-under-test.js';
import { world } from './support/world.js';

const START = `mutation($query: String!) { bulkQuery(input: { query: $query }) { bulkQuery { id status } } }`;
const CANCEL = `mutation($id: ID!) { cancelBulkQuery(input: { id: $id }) { bulkQuery { status } } }`;
const LIST = `{ bulkQueries { id status rows errors failure sizeBytes sha256 } }`;
const AGENTS = '{ agents { nodes { id name } } }';
const SECRET = 'a secret of these tests that is long enough';

interface Asked {
  query: string;
  variables: { bulkFirst: number; bulkAfter: string | null };
}

describe('bulk queries', () => {
  const directory = mkdtempSync(join(tmpdir(), 'bulk-'));
  let identity: IdentityUnderTest;
  let gateway: Server;
  const asked: Asked['variables'][] = [];
  /** Called before a page is answered. */
  let beforePage: () => Promise<unknown> = async () => undefined;
  /** Users whose limits are used up. */
  const limited = new Set<string | null>();
  const partner = viewerAs({ userId: idOf('User', 'p1'), roles: ['BUYER', 'PARTNER'] });
  const managerOf = (name: string, key: string) =>
    viewerAs({
      userId: idOf('User', key),
      organizationId: idOf('Organization', name),
      roles: ['BROKERAGE_MANAGER'],
    });
  const stranger = viewerAs({ userId: idOf('User', 'm2'), roles: ['PARTNER'], sessionId: idOf('User', 's') });

  beforeAll(async () => {
    // What a gateway does with an operation of this subgraph alone.
    gateway = createServer((request, response) => {
      void (async () => {
        const { query, variables } = (await json(request)) as Asked;
        await beforePage();
        asked.push(variables);
        const viewer = viewerFrom(String(request.headers.authorization).slice('Bearer '.length));
        response.setHeader('content-type', 'application/json');
        if (limited.has(viewer.userId))
          return response
            .writeHead(429, { 'retry-after': '1' })
            .end(JSON.stringify({ errors: [{ message: 'Later.', extensions: { code: 'RATE_LIMITED' } }] }));
        const two = { ...variables, bulkFirst: Math.min(variables.bulkFirst, 2) };
        const answer = await identity.subgraph.execute({ document: parse(query), variables: two }, viewer);
        return response.end(JSON.stringify(answer));
      })();
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => gateway.once('listening', resolve));
    const { port } = gateway.address() as AddressInfo;
    identity = await startIdentity(
      {},
      { gatewayUrl: `http://127.0.0.1:${port}`, documentStore: { directory, secret: SECRET } },
    );
    await identity.subgraph.seed(world);
  });
  afterAll(async () => {
    await identity?.close();
    gateway?.close();
    rmSync(directory, { recursive: true, force: true });
  });

  /** The viewer of a key of the partner. */
  const program = async (owner = partner) => {
    const made = expectData<{ createApiKey: { secretKey: string; apiKey: { id: string } } }>(
      await identity.ask(
        `mutation { createApiKey(input: { name: "Copy", scopes: ["bulk:run"], validDays: 3 }) { secretKey apiKey { id } } }`,
        {},
        owner,
      ),
    ).createApiKey;
    const { exchangeApiKey } = expectData<{ exchangeApiKey: { accessToken: string } }>(
      await identity.ask(
        `mutation($secretKey: String!) { exchangeApiKey(input: { secretKey: $secretKey }) { accessToken } }`,
        { secretKey: made.secretKey },
      ),
    );
    return { viewer: viewerFrom(exchangeApiKey.accessToken), keyId: made.apiKey.id };
  };
  const start = async (viewer: typeof partner, query = AGENTS) =>
    expectData<{ bulkQuery: { bulkQuery: { id: string; status: string } } }>(
      await identity.ask(START, { query }, viewer),
    ).bulkQuery.bulkQuery;
  const latest = async (viewer: typeof partner) =>
    expectData<{ bulkQueries: Record<string, unknown>[] }>(await identity.ask(LIST, {}, viewer))
      .bulkQueries[0];
  /** Works until nothing waits. */
  const work = async () => {
    while (await identity.subgraph.bulkQueries.workOnNext());
  };
  /** Works until all have ended: those that began by themselves, too. */
  const finish = async () => {
    await work();
    await until(
      async () =>
        (await identity.sql(`select from identity.bulk_query where finished_at is null`)).rowCount === 0,
    );
  };

  it('keep every row of a list, page by page, for who asked and no one else', async () => {
    const { viewer } = await program();
    const { id } = await start(viewer);
    await finish();
    const { agents } = expectData<{ agents: { nodes: object[] } }>(
      await identity.ask('{ agents(first: 100) { nodes { id name } } }', {}, partner),
    );
    expect(agents.nodes.length).toBeGreaterThan(2);
    const done = await latest(viewer);
    expect(done).toMatchObject({ id, status: 'DONE', rows: agents.nodes.length, errors: 0, failure: null });
    expect(asked.map(({ bulkAfter }) => bulkAfter === null)).toEqual([
      true,
      ...Array(asked.length - 1).fill(false),
    ]);

    const LINK = `{ bulkQueryDownload(id: "${id}") { url } }`;
    const { bulkQueryDownload } = expectData<{ bulkQueryDownload: { url: string } }>(
      await identity.ask(LINK, {}, viewer),
    );
    const grant = readGrant(bulkQueryDownload.url.split('token=')[1] ?? '', 'GET', SECRET, new Date());
    const store = createLocalStore({ directory, secret: SECRET });
    const file = await text(await store.read(grant?.key ?? ''));
    expect(
      file
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as object),
    ).toEqual(agents.nodes);
    expect(createHash('sha256').update(file).digest('hex')).toBe(done?.['sha256']);
    expect(Buffer.byteLength(file)).toBe(done?.['sizeBytes']);

    expect(expectData(await identity.ask(LINK, {}, stranger))).toEqual({ bulkQueryDownload: null });
    expect(expectData(await identity.ask(LIST, {}, stranger))).toEqual({ bulkQueries: [] });
    expectErrorCode(await identity.ask(CANCEL, { id }, stranger), 'BULK_QUERY_NOT_FOUND');

    // Another key of the same person, and the person at work for others: what was read may be more than these may.
    const narrow = await program();
    for (const one of [narrow.viewer, { ...partner, organizationId: idOf('Organization', 'second') }]) {
      expect(expectData(await identity.ask(LINK, {}, one))).toEqual({ bulkQueryDownload: null });
      expect(expectData(await identity.ask(LIST, {}, one))).toEqual({ bulkQueries: [] });
      expectErrorCode(await identity.ask(CANCEL, { id }, one), 'BULK_QUERY_NOT_FOUND');
    }
    expect(await latest(partner)).toMatchObject({ id });

    identity.advance(8 * 24 * 60 * 60 * 1000);
    expect(await identity.subgraph.bulkQueries.removePast()).toBe(1);
    expect(await store.size(grant?.key ?? '')).toBeNull();
    identity.advance(-8 * 24 * 60 * 60 * 1000);
  });

  it('end when the key is revoked before they are looked at, its owner loses the role, and when they are cancelled', async () => {
    const others = [await program(managerOf('first', 'm1')), await program(managerOf('second', 'm2'))];
    /** What becomes of one that is started, and waits for others, while something changes. */
    const endAfter = async (viewer: typeof partner, change: () => Promise<unknown>) => {
      const read = Promise.withResolvers<undefined>();
      let reading = 0;
      beforePage = () => {
        reading += 1;
        return read.promise;
      };
      for (const other of others) await start(other.viewer);
      await until(() => reading === others.length);
      await start(viewer);
      await change();
      beforePage = async () => undefined;
      read.resolve(undefined);
      await finish();
      return latest(viewer);
    };
    const ended = { status: 'FAILED', failure: 'UNAUTHENTICATED' };
    const { viewer, keyId } = await program();
    const revoked = await endAfter(viewer, () =>
      identity.sql('update identity.api_key set revoked_at = now() where id = $1', [keyId]),
    );
    expect(revoked).toMatchObject(ended);

    const other = await program();
    const owner = [partner.userId];
    const unable = await endAfter(other.viewer, () =>
      identity.sql(`delete from identity.user_role where user_id = $1 and role = 'PARTNER'`, owner),
    );
    await identity.sql(`insert into identity.user_role (user_id, role) values ($1, 'PARTNER')`, owner);
    expect(unable).toMatchObject(ended);

    const deactivated = await endAfter(other.viewer, () =>
      identity.sql(`update identity.user_account set status = 'DEACTIVATED' where id = $1`, owner),
    );
    await identity.sql(`update identity.user_account set status = 'ACTIVE' where id = $1`, owner);
    expect(deactivated).toMatchObject(ended);

    const started = Promise.withResolvers<string>();
    beforePage = async () => identity.ask(CANCEL, { id: await started.promise }, other.viewer);
    const { id } = await start(other.viewer);
    started.resolve(id);
    await finish();
    beforePage = async () => undefined;
    expect(await latest(other.viewer)).toMatchObject({ id, status: 'CANCELLED', sizeBytes: null });
    expect(await createLocalStore({ directory, secret: SECRET }).size(`bulk/${id}`)).toBeNull();
  });

  it('are read while as many as are read at once wait for limits', async () => {
    const first = await program();
    const second = await program(managerOf('first', 'm1'));
    const third = await program(managerOf('second', 'm2'));
    for (const { viewer } of [first, second]) limited.add(viewer.userId);
    for (const { viewer } of [first, second, third]) await start(viewer);
    await until(async () => (await latest(third.viewer))?.['status'] === 'DONE');
    expect(await latest(first.viewer)).toMatchObject({ status: 'RUNNING' });
    limited.clear();
    await finish();
    expect(await latest(second.viewer)).toMatchObject({ status: 'DONE' });
  });

  it('fail with the code of what the graph refuses', async () => {
    const { viewer } = await program();
    await start(viewer, '{ users { nodes { id } } }');
    await finish();
    expect(await latest(viewer)).toMatchObject({ status: 'FAILED', failure: 'MISSING_SCOPE' });
  });

  it('are taken over from a process that says nothing any more', async () => {
    const { viewer } = await program();
    // Not seen by the work that goes on by itself, whose clock stands still.
    const { id } = await start(viewer);
    await identity.sql(
      `update identity.bulk_query set status = 'RUNNING', attempt = 1, heartbeat_at = $2 where id = $1`,
      [id, new Date(identity.clock.now - 20_000)],
    );
    await work();
    expect(await latest(viewer)).toMatchObject({ status: 'RUNNING' });
    identity.advance(11_000);
    await finish();
    identity.advance(-11_000);
    expect(await latest(viewer)).toMatchObject({ id, status: 'DONE' });
  });

  it('say that they are at work while a page keeps them waiting', async () => {
    const { viewer } = await program();
    const { id } = await start(viewer);
    beforePage = async () => {
      identity.advance(25_000);
      const at = new Date(identity.clock.now);
      await until(
        async () =>
          (
            await identity.sql('select from identity.bulk_query where id = $1 and heartbeat_at = $2', [
              id,
              at,
            ])
          ).rowCount === 1,
      );
      identity.advance(-25_000);
    };
    await finish();
    beforePage = async () => undefined;
    expect(await latest(viewer)).toMatchObject({ id, status: 'DONE' });
  });

  it('are one at a time, however often a stranger asks', async () => {
    beforePage = () => new Promise((resolve) => setImmediate(resolve));
    await identity.sql(
      `insert into identity.bulk_query (id, user_id, session_id, via_key, query, status, attempt, created_at, heartbeat_at)
       values ($1, $2, $1, false, '{ agents { nodes { id } } }', 'RUNNING', 1, now(), $3)`,
      [idOf('User', 'bulk'), stranger.userId, new Date(identity.clock.now)],
    );
    const codes = new Set<unknown>();
    for (let n = 0; n < 60; n++) {
      const { body } = await identity.ask(START, { query: AGENTS }, stranger);
      codes.add(body.errors?.[0]?.extensions?.['code']);
    }
    expect([...codes]).toEqual(['BULK_QUERY_UNDER_WAY']);
    // The same again is the same.
    expect(await start(stranger, '{ agents { nodes { id } } }')).toMatchObject({ status: 'RUNNING' });
    expectErrorCode(
      await identity.ask(START, { query: '{ agents { totalCount } }' }, stranger),
      'BULK_QUERY_INVALID',
    );
    expectErrorCode(
      await identity.ask(
        START,
        { query: AGENTS },
        viewerAs({ roles: ['BUYER'], userId: idOf('User', 'b1') }),
      ),
      'MISSING_SCOPE',
    );
  });
});
