import { join } from 'node:path';
import {
  createInternalTokenSigner,
  createLogger,
  newId,
  type Role,
  scopesOf,
  type SubgraphName,
} from '@propmubi/runtime';
import {
  createTestDatabase,
  type ServiceProcess,
  serviceProcess,
  type TestDatabase,
  testViewer,
} from '@propmubi/testkit';
import { importJWK, type JWK, SignJWT } from 'jose';
import pg from 'pg';
import { developmentSecrets, schemaEnvironment } from '../../src/environment.js';
import { closeAll, createSubgraphs, prepareData } from '../../src/platform.js';
import { repositoryRoot } from '../../src/repository.js';
import { subgraphNames } from '../../src/subgraphs.js';

export interface DeploymentOptions {
  /** Those that run; the others are down. Default: what a live lead takes. */
  subgraphs?: readonly SubgraphName[];
  /** Settings of every process. */
  env?: Record<string, string>;
  /** Puts something between the processes and their servers; answers the addresses they are given. */
  reach?: (urls: ServerUrls) => Promise<ServerUrls>;
}

export type ServerUrls = Record<'DATABASE_URL' | 'DATABASE_OWNER_URL' | 'REDIS_URL', string>;

export interface TokenSubject {
  userId?: string;
  organizationId?: string;
  agentId?: string;
  role: Role;
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
  token(subject: TokenSubject): Promise<string>;
  /** A buyer's Authorization at one subgraph, as the gateway vouches for one: each call gives one that is still good. */
  buyerAt(name: SubgraphName): Promise<() => Promise<string>>;
}

const template = {
  name: 'platform',
  build: async ({ ownerUrl, appUrl }: { ownerUrl: string; appUrl: string }) => {
    const env = { ...schemaEnvironment({}), DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl };
    const subgraphs = await createSubgraphs(env, (name) => createLogger(name, 'silent'));
    try {
      await prepareData(subgraphs, { seed: true });
    } finally {
      await closeAll(subgraphs);
    }
  },
};

export async function deploy({
  subgraphs: names = ['crm', 'property', 'identity'],
  env: settings = {},
  reach = (urls) => Promise.resolve(urls),
}: DeploymentOptions = {}): Promise<Deployment> {
  const opened = new AsyncDisposableStack();
  try {
    const database = await createTestDatabase(template);
    opened.defer(() => database.drop());
    const env: Record<string, string> = {
      ...(Object.assign({}, ...developmentSecrets.map(({ make }) => make())) as Record<string, string>),
      APOLLO_TELEMETRY_DISABLED: '1',
      ...(await reach({
        DATABASE_URL: database.appUrl,
        DATABASE_OWNER_URL: database.ownerUrl,
        REDIS_URL: database.redisUrl,
      })),
      LOG_LEVEL: process.env['PROPMUBI_TEST_LOG'] ?? 'warn',
      // A writer stands for many buyers.
      CRM_LEADS_PER_MINUTE: '0',
      CRM_LEADS_PER_HOUR: '0',
      CRM_PARTNER_LEADS_PER_MINUTE: '0',
      ...settings,
    };
    const admin = new pg.Pool({ connectionString: database.adminUrl, max: 4 });
    admin.on('error', () => undefined);
    opened.defer(() => admin.end());
    const another = (name: SubgraphName, more: Record<string, string> = {}) =>
      serviceProcess({ main: `subgraphs/${name}/src/main.ts`, env: { ...env, ...more } });
    const services = new Map<SubgraphName, ServiceProcess>();
    for (const name of subgraphNames) {
      services.set(name, opened.use(await another(name)));
    }
    const urls = [...services].map(([name, { url }]) => `${name}=${url}`).join(',');
    const anotherGateway = (more: Record<string, string> = {}) =>
      serviceProcess({
        main: 'gateway/src/main.ts',
        env: {
          ...env,
          SUPERGRAPH_FILE: join(repositoryRoot, 'schema/supergraph.graphql'),
          SUBGRAPH_URLS: urls,
          ...more,
        },
        startedAt: names.length === subgraphNames.length ? '/health/ready' : '/health',
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
      token: await tokenMint(env['ACCESS_TOKEN_SIGNING_KEYS'] as string),
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

async function tokenMint(signingKey: string): Promise<Deployment['token']> {
  const jwk = JSON.parse(signingKey) as JWK;
  const key = await importJWK(jwk, 'EdDSA');
  return ({ userId = newId(), organizationId, agentId, role }) =>
    new SignJWT({
      sid: newId(),
      roles: [role],
      scopes: scopesOf([role]),
      ...(organizationId && { org: organizationId }),
      ...(agentId && { agent: agentId }),
    })
      .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: jwk.kid as string })
      .setIssuer('propmubi-identity')
      .setAudience('propmubi-gateway')
      .setSubject(userId)
      .setIssuedAt()
      .setExpirationTime('15m')
      .sign(key);
}
