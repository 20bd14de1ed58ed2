import { join } from 'node:path';
import { createInternalTokenSigner, newId, type Role, scopesOf, type SubgraphName } from '@propmubi/runtime';
import {
  createTestDatabase,
  type ServiceProcess,
  serviceProcess,
  type TestDatabase,
  testViewer,
  createTokenMint,
  type TokenMint,
} from '@propmubi/testkit';
import type { JWK } from 'jose';
import pg from 'pg';
import { repositoryRoot } from '../../src/repository.js';
import { subgraphNames } from '../../src/subgraphs.js';
import { platformTemplate, processSettings, type ServerUrls } from './process-settings.js';

export interface DeploymentOptions {
  /** Those that run; the others are down. Default: what a live lead takes. */
  subgraphs?: readonly SubgraphName[];
  /** Settings of every process. */
  env?: Record<string, string>;
  /** For machines that do much besides. */
  startWithinMs?: number;
  /** Puts something between the processes and their servers; answers the addresses they are given. */
  reach?: (urls: ServerUrls) => Promise<ServerUrls & Record<string, string>>;
}

/** The distributed product: the gateway and subgraphs, each a process, over a migrated and seeded database. */
export interface Deployment extends AsyncDisposable {
  gateway: ServiceProcess;
  subgraph(name: SubgraphName): ServiceProcess;
  /** Another gateway over the same subgraphs, or another process of one subgraph; not started, and the caller's. */
  anotherGateway(env?: Record<string, string>): Promise<ServiceProcess>;
  another(name: SubgraphName, env?: Record<string, string>): Promise<ServiceProcess>;
  env: Record<string, string>;
  database: TestDatabase;
  /** As superuser, past row level security. */
  rows<Row>(sql: string, params?: unknown[]): Promise<Row[]>;
  /** An access token as identity signs it, of a session of its own. */
  token: TokenMint;
  /** A buyer's Authorization at one subgraph, as the gateway vouches for one: each call gives one that is still good. */
  buyerAt(name: SubgraphName): Promise<() => Promise<string>>;
}

export async function deploy({
  subgraphs: names = ['crm', 'property', 'identity'],
  env: settings = {},
  startWithinMs,
  reach = (urls) => Promise.resolve(urls),
}: DeploymentOptions = {}): Promise<Deployment> {
  const opened = new AsyncDisposableStack();
  try {
    const database = await createTestDatabase(platformTemplate);
    opened.defer(() => database.drop());
    const urls = await reach({
      DATABASE_URL: database.appUrl,
      DATABASE_OWNER_URL: database.ownerUrl,
      REDIS_URL: database.redisUrl,
    });
    const env = { ...processSettings(urls), ...settings };
    const admin = new pg.Pool({ connectionString: database.adminUrl, max: 4 });
    admin.on('error', () => undefined);
    opened.defer(() => admin.end());
    const patience = startWithinMs === undefined ? {} : { startWithinMs };
    const another = (name: SubgraphName, more: Record<string, string> = {}) =>
      serviceProcess({ main: `subgraphs/${name}/src/main.ts`, env: { ...env, ...more }, ...patience });
    const services = new Map<SubgraphName, ServiceProcess>();
    for (const name of subgraphNames) {
      services.set(name, opened.use(await another(name)));
    }
    const subgraphUrls = [...services].map(([name, { url }]) => `${name}=${url}`).join(',');
    const anotherGateway = (more: Record<string, string> = {}) =>
      serviceProcess({
        main: 'gateway/src/main.ts',
        env: {
          ...env,
          SUPERGRAPH_FILE: join(repositoryRoot, 'schema/supergraph.graphql'),
          SUBGRAPH_URLS: subgraphUrls,
          ...more,
        },
        startedAt: names.length === subgraphNames.length ? '/health/ready' : '/health',
        ...patience,
      });
    const gateway = opened.use(await anotherGateway());
    await Promise.all(names.map((name) => services.get(name)?.start()));
    await gateway.start();
    const stack = opened.move();
    return {
      gateway,
      subgraph: (name) => services.get(name) as ServiceProcess,
      anotherGateway,
      another,
      env,
      database,
      rows: async <Row>(sql: string, params: unknown[] = []) =>
        (await admin.query(sql, params)).rows as Row[],
      token: await createTokenMint(env['ACCESS_TOKEN_SIGNING_KEYS'] as string),
      buyerAt: async (name) => {
        const sign = await createInternalTokenSigner(
          JSON.parse(env['INTERNAL_TOKEN_PRIVATE_KEY'] as string) as JWK,
        );
        // A portal with many customers: one buyer would have one lead.
        const roles: Role[] = ['BUYER', 'PARTNER'];
        const viewer = testViewer({ userId: newId(), roles, scopes: scopesOf(roles) });
        return async () => `Bearer ${await sign(viewer, name)}`;
      },
      [Symbol.asyncDispose]: () => stack.disposeAsync(),
    };
  } catch (error) {
    await opened.disposeAsync();
    throw error;
  }
}
