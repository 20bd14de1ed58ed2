import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pickPort } from '@propmubi/dev-services';
import { createTestDatabase, type TestDatabase } from '@propmubi/testkit';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { type Item, resolve } from '../../../deploy/kubernetes/resolve.js';
import { MIGRATE, SERVICES } from '../../../deploy/kubernetes/services.js';
import { developmentSecrets } from '../../src/environment.js';
import { repositoryRoot } from '../../src/repository.js';
import { subgraphNames } from '../../src/subgraphs.js';
import { type LocalCluster, LocalPod } from './local-pod.js';

const FOLDER = join(repositoryRoot, 'deploy/kubernetes');
/** What a person puts into Secrets Manager besides keys: accounts of an SMS provider and of a mail server. */
const ACCOUNTS = {
  TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
  TWILIO_AUTH_TOKEN: 'of-this-drill',
  TWILIO_FROM: '+15005550006',
  SMTP_URL: 'smtps://name:password@mail.invalid:465',
};

/**
 * The overlay of production as it is, run as processes of this machine: what `pnpm build` makes, by the commands, settings, secrets,
 * volumes and probes of the manifests. Addresses, ports and paths are this machine's; nothing else is given.
 */
describe('the manifests of production', () => {
  const items = [
    ...resolve(join(FOLDER, 'overlays/production')),
    ...resolve(join(FOLDER, 'cluster/production')),
  ];
  const folder = mkdtempSync(join(tmpdir(), 'propmubi-pods-'));
  let database: TestDatabase;
  let cluster: LocalCluster;
  let pods: Map<string, LocalPod>;

  beforeAll(async () => {
    database = await createTestDatabase();
    const ports = new Map<string, number>();
    for (const { name } of SERVICES) ports.set(name, await pickPort(undefined, name));
    cluster = {
      folder,
      ports,
      items,
      secrets: secretsOf(database),
      image: { PATH: '/usr/bin:/bin', NODE_ENV: 'production', APOLLO_TELEMETRY_DISABLED: '1' },
    };
    pods = new Map(
      items
        .filter(({ kind }) => kind === 'Deployment')
        .map((item) => [item.metadata.name, new LocalPod(item, cluster)]),
    );
  });

  afterAll(async () => {
    await Promise.all([...pods.values()].map((pod) => pod[Symbol.asyncDispose]()));
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('migrate an empty database by their job', async () => {
    const job = items.find(({ kind }) => kind === 'Job') as Item;
    await using migration = new LocalPod(job, cluster);
    migration.start();
    expect(await migration.ended()).toBe(0);
  });

  it('start every service, which its probes then find ready and alive', async () => {
    for (const name of subgraphNames) pods.get(name)?.start();
    await Promise.all(subgraphNames.map((name) => pods.get(name)?.started()));
    pods.get('gateway')?.start();
    await pods.get('gateway')?.started();
    for (const pod of pods.values()) {
      expect([pod.name, await pod.answers('readinessProbe'), await pod.answers('livenessProbe')]).toEqual([
        pod.name,
        200,
        200,
      ]);
    }
  });

  it('answer a query over services, as production does: no list of the schema for visitors', async () => {
    const ask = async (query: string) => {
      const answer = await fetch(`${pods.get('gateway')?.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query }),
      });
      return (await answer.json()) as { data?: unknown; errors?: { message: string }[] };
    };
    expect(
      await ask('{ feed(first: 1) { edges { node { id trust { score } builder: project { id } } } } }'),
    ).toEqual({
      data: { feed: { edges: [] } },
    });
    expect((await ask('{ __schema { types { name } } }')).errors).toHaveLength(1);
  });

  it('give metrics to those that have the token, and to no others', async () => {
    const gateway = pods.get('gateway') as LocalPod;
    const token = cluster.secrets['propmubi/gateway']?.['METRICS_TOKEN'];
    const answer = await fetch(`${gateway.url}/metrics`, { headers: { authorization: `Bearer ${token}` } });
    // What the autoscaler adds gateways by.
    expect(await answer.text()).toMatch(/^websockets_open 0$/m);
    // As CloudFront and HAProxy pass on whose request it is (TRUST_PROXY).
    const visitor = { 'x-forwarded-for': '203.0.113.9, 198.51.100.1' };
    expect((await fetch(`${gateway.url}/metrics`, { headers: visitor })).status).toBe(403);
  });

  it('let a socket go when a gateway ends, which ends by itself in its time', async () => {
    const gateway = pods.get('gateway') as LocalPod;
    const closed = Promise.withResolvers<number>();
    const opened = Promise.withResolvers<undefined>();
    const client = createClient({
      url: `${gateway.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      lazy: false,
      retryAttempts: 0,
      on: {
        connected: () => opened.resolve(undefined),
        closed: (event) => closed.resolve((event as CloseEvent).code),
      },
      onNonLazyError: () => undefined,
    });
    await opened.promise;
    expect(await gateway.terminate()).toBe(true);
    expect(await closed.promise).toBe(1001);
    await client.dispose();
  });

  it('end each subgraph in its time', async () => {
    const inOrder = await Promise.all(subgraphNames.map((name) => pods.get(name)?.terminate()));
    expect(inOrder).toEqual(subgraphNames.map(() => true));
  });
});

/** What Secrets Manager has: a JSON object for each service, an empty text where there is nothing to say. */
function secretsOf({ appUrl, ownerUrl, redisUrl }: TestDatabase): Record<string, Record<string, string>> {
  const known: Record<string, string> = {
    ...(Object.assign({}, ...developmentSecrets.map(({ make }) => make())) as Record<string, string>),
    ...ACCOUNTS,
    DATABASE_URL: appUrl,
    DATABASE_OWNER_URL: ownerUrl,
    REDIS_URL: redisUrl,
    CACHE_REDIS_URL: redisUrl,
    METRICS_TOKEN: 'of-this-drill',
  };
  return Object.fromEntries(
    [...SERVICES, MIGRATE].map(({ name, secrets }) => [
      `propmubi/${name}`,
      Object.fromEntries(
        secrets.map((key) => [key, known[key.replace(/^[A-Z]+_(?=DATABASE_URL$)/, '')] ?? '']),
      ),
    ]),
  );
}
