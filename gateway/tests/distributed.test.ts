import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  anonymous,
  createInternalTokenSigner,
  startSubgraphServer,
  type Subgraph,
  type SubgraphServer,
  type Viewer,
} from '@propmubi/runtime';
import { expectData, httpClient, internalKeys, until } from '@propmubi/testkit';
import { execute, subscribe } from 'graphql';
import { createGateway, gatewayConfigFromEnv, type Gateway } from '../src/index.js';
import { socketClient } from './support/socket-client.js';
import { createTestWorld, type TestWorld } from './support/test-world.js';
import { AGENT, createTestIdentity, type TestIdentity } from './support/tokens.js';

type Name = keyof TestWorld['schemas'];

describe('the gateway over HTTP subgraphs', () => {
  const servers: SubgraphServer[] = [];
  let world: TestWorld;
  let identity: TestIdentity;
  let gateway: Gateway;
  let folder: string;
  let ready = true;
  beforeAll(async () => {
    world = createTestWorld();
    identity = await createTestIdentity();
    const { privateKey, publicKey } = await internalKeys();
    const urls: string[] = [];
    for (const name of ['property', 'identity', 'crm'] satisfies Name[]) {
      const subgraph = subgraphOf(name, world, () => ready);
      const server = await startSubgraphServer(subgraph, {
        port: 0,
        internalTokenPublicKeys: [publicKey],
        logLevel: 'silent',
      });
      servers.push(server);
      urls.push(`${name}=${server.url}`);
    }
    folder = await mkdtemp(join(tmpdir(), 'propmubi-gateway-'));
    const supergraphFile = join(folder, 'supergraph.graphql');
    await writeFile(supergraphFile, world.supergraphSdl);
    gateway = await createGateway({
      ...gatewayConfigFromEnv({
        LOG_LEVEL: 'silent',
        SUPERGRAPH_FILE: supergraphFile,
        SUBGRAPH_URLS: urls.join(','),
        ACCESS_TOKEN_JWKS: JSON.stringify(identity.jwks),
        INTERNAL_TOKEN_PRIVATE_KEY: JSON.stringify(privateKey),
        DRAIN_MS: '20',
      }),
      port: 0,
    });
  });
  afterAll(async () => {
    await gateway.close();
    await Promise.all(servers.slice(0, 2).map((server) => server.close()));
    await rm(folder, { recursive: true });
  });

  const entityFetches = async (subgraph: string, call: 'own' | 'shared'): Promise<number> => {
    const text = await (await fetch(new URL('/metrics', gateway.url))).text();
    const line = new RegExp(
      `^subgraph_entity_fetches_total{subgraph="${subgraph}",call="${call}"} (\\d+)`,
      'm',
    );
    return Number(line.exec(text)?.[1] ?? 0);
  };

  it('vouches for the viewer at each subgraph by a signed token', async () => {
    const sub = randomUUID();
    const token = await identity.token({ sub, agent: randomUUID() });
    const answer = await httpClient(gateway.url)(
      '{ me { whoAsks } listing(id: "l1") { agent { name } } }',
      {},
      token,
    );
    expect(expectData(answer)).toEqual({ me: { whoAsks: sub }, listing: { agent: { name: 'Agent a1' } } });
  });

  it('measures what was asked and how large the answers were', async () => {
    await httpClient(gateway.url)('{ listing(id: "l1") { agent { name } } }');
    const metrics = await (await fetch(new URL('/metrics', gateway.url))).text();
    expect(metrics).toMatch(/subgraph_fetch_response_bytes_count\{subgraph="property",kind="query"\} [1-9]/);
    expect(metrics).toMatch(/subgraph_fetch_entities_bucket\{le="1",subgraph="identity"\} [1-9]/);
  });

  it('subscribes at the subgraph, and leaves with the last subscriber', async () => {
    const { client } = socketClient(gateway.url.replace('http', 'ws'), await identity.token(AGENT));
    const events = client.iterate({ query: 'subscription { leadAssigned { cursor listing { title } } }' });
    const first = events.next();
    await until(() => world.events.listening('leadAssigned') === 1);
    world.events.publish('leadAssigned', { cursor: 'c1', listing: { id: 'l1' } });
    expect((await first).value).toEqual({
      data: { leadAssigned: { cursor: 'c1', listing: { title: 'Listing l1' } } },
    });
    await events.return?.();
    await until(() => world.events.listening('leadAssigned') === 0);
    await client.dispose();
  });

  it('fetches public data of an event anonymously, once for subscribers of all brokerages, and for the rest as each', async () => {
    const query = 'subscription { leadAssigned { heardBy listing { title askedBy agent { whoAsks } } } }';
    const subscribers = await Promise.all(
      [1, 2, 3].map(async () => {
        const sub = randomUUID();
        const token = await identity.token({ ...AGENT, sub, org: randomUUID() });
        const { client } = socketClient(gateway.url.replace('http', 'ws'), token);
        const events = client.iterate({ query });
        return { sub, client, first: events.next() };
      }),
    );
    await until(() => world.events.listening('leadAssigned') === 3);
    const before = await entityFetches('property', 'own');
    world.events.publish('leadAssigned', { cursor: 'c1', listing: { id: 'l1' } });
    for (const { sub, first } of subscribers) {
      const listing = { title: 'Listing l1', askedBy: null, agent: { whoAsks: sub } };
      expect((await first).value).toEqual({ data: { leadAssigned: { heardBy: sub, listing } } });
    }
    expect(world.resolved.filter((field) => field === 'Listing.askedBy')).toHaveLength(1);
    expect(await entityFetches('property', 'own')).toBe(before + 1);
    expect(await entityFetches('property', 'shared')).toBe(2);
    for (const { client } of subscribers) await client.dispose();
    await until(() => world.events.listening('leadAssigned') === 0);
  });

  it('refuses a subscription at a subgraph that the gateway does not vouch for', async () => {
    const { privateKey } = await internalKeys();
    const sign = await createInternalTokenSigner(privateKey);
    const bearer = async (viewer: Viewer) => `Bearer ${await sign(viewer, 'crm')}`;
    const userId = randomUUID();
    const { client } = socketClient(servers[2]?.url.replace('http', 'ws') ?? '', undefined, {
      connectionParams: async () => ({ authorization: await bearer(anonymous) }),
    });
    const subscribe = (authorization: string) =>
      client.iterate({ query: 'subscription { leadAssigned { heardBy } }', extensions: { authorization } });
    const heard = subscribe(await bearer({ ...anonymous, userId })).next();
    await expect(subscribe('Bearer a.b.c').next()).rejects.toMatchObject([
      { extensions: { code: 'UNAUTHENTICATED' } },
    ]);
    await until(() => world.events.listening('leadAssigned') === 1);
    world.events.publish('leadAssigned', { cursor: 'c1' });
    expect((await heard).value).toEqual({ data: { leadAssigned: { heardBy: userId } } });
    await client.dispose();
    await until(() => world.events.listening('leadAssigned') === 0);
  });

  it('is ready when every subgraph is', async () => {
    const ask = async () => (await fetch(new URL('/health/ready', gateway.url))).status;
    expect(await ask()).toBe(200);
    ready = false;
    expect(await ask()).toBe(503);
    ready = true;
  });

  it('serves the new supergraph when the file changes, and keeps the old one when that cannot be read', async () => {
    const file = join(folder, 'supergraph.graphql');
    const ask = () => httpClient(gateway.url)('{ __type(name: "Query") { fields { name } } }');
    const hasField = async (name: string) => JSON.stringify((await ask()).body).includes(`"${name}"`);
    await writeFile(
      file,
      world.compose(({ crm }) => ({ crm: crm.replace('leads: Int', 'leads: Int added: Int') })),
    );
    await until(() => hasField('added'), { what: 'the new field to be served' });
    await writeFile(file, 'not a supergraph');
    await writeFile(join(folder, 'other'), '');
    expect(await hasField('added')).toBe(true);
  });

  it('fails no request while the supergraph, and the addresses in it, change under load', async () => {
    const RELOADS = 15;
    const ask = httpClient(gateway.url);
    const query = '{ feed(first: 3) { edges { node { title agent { name } } } } }';
    const expected = expectData(await ask(query));
    let [answers, reloads] = [0, 0];
    const clients = Array.from({ length: 12 }, async () => {
      while (reloads < RELOADS) {
        expect(expectData(await ask(query))).toEqual(expected);
        answers += 1;
      }
    });
    const reloading = (async () => {
      for (; reloads < RELOADS; reloads++) {
        const seen = answers;
        // Another address for composition is another transport for us: the old one is retired under load.
        await gateway.reload(world.supergraphSdl.replaceAll('.test/graphql', `.test/graphql?v=${reloads}`));
        await until(() => answers >= seen + 30, { timeoutMs: 30_000, what: 'answers after a reload' });
      }
    })();
    await Promise.all([reloading, ...clients]);
    expect(answers).toBeGreaterThanOrEqual(RELOADS * 30);
  });

  it('tells subscribers that the event source is gone, instead of leaving them waiting', async () => {
    const { client } = socketClient(gateway.url.replace('http', 'ws'), await identity.token(AGENT));
    const events = client.iterate({ query: 'subscription { leadAssigned { cursor } }' });
    const next = events.next();
    await until(() => world.events.listening('leadAssigned') === 1);
    await servers[2]?.close();
    const { value } = await next;
    expect(value).toMatchObject({
      errors: [{ extensions: { code: 'SUBGRAPH_UNREACHABLE', serviceName: 'crm' } }],
    });
    expect(await events.next()).toMatchObject({ done: true });
    await client.dispose();
  });
});

function subgraphOf(name: Name, world: TestWorld, isReady: () => boolean): Subgraph {
  const schema = world.schemas[name];
  const subgraph: Pick<Subgraph, 'name' | 'schema' | 'sdl' | 'execute' | 'subscribe' | 'ready'> = {
    name,
    schema,
    sdl: '',
    execute: async ({ document, variables, operationName }, viewer) =>
      execute({
        schema,
        document,
        variableValues: variables ?? null,
        operationName: operationName ?? null,
        contextValue: { viewer },
      }),
    subscribe: async ({ document, variables }, viewer) =>
      (await subscribe({
        schema,
        document,
        variableValues: variables ?? null,
        contextValue: { viewer },
      })) as never,
    ready: () => (isReady() ? Promise.resolve() : Promise.reject(new Error('not ready'))),
  };
  return subgraph as Subgraph;
}
