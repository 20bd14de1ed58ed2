import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { createTestDatabase, createTokenMint } from '@propmubi/testkit';
import { Redis } from 'ioredis';
import pg from 'pg';
import { createLogger, createRegistry } from '../../packages/runtime/src/index.js';
import { serviceEnvironment } from '../../platform/src/environment.js';
import { startEmbeddedGateway } from '../../platform/src/gateway.js';
import { createPlatform } from '../../platform/src/platform.js';
import { growMarket, madeId } from '../../subgraphs/property/tests/many-listings.js';
import { BASE_PRICE } from './race.js';

export type Ask = <Data>(query: string, variables?: object, token?: string) => Promise<Data>;

/** A brokerage of the race, and its homes. */
export interface Owner {
  token: string;
  agentId: string;
  homes: readonly string[];
  /** Forgets how many new prices the homes had today: no more than 24 are allowed, and that is not what is measured. */
  forgetPrices(): Promise<void>;
}

export interface World {
  /** Of the gateway that keeps answers, and of one that does not. */
  cached: Ask;
  uncached: Ask;
  /** `/health/cache` of the one that does. */
  cacheHealth(): Promise<{ answers: Record<string, { hits: number; misses: number }> }>;
  owner: Owner;
  places: readonly string[];
  homes: readonly string[];
  close(): Promise<void>;
}

const AGENTS = 2_000;
const AGENT = 8;
/** Limits are not what is measured. */
const NO_LIMIT = 'address=0,user=0,key=0,tenant=0';
const UNLIMITED = {
  REQUESTS_PER_MINUTE: NO_LIMIT,
  COST_PER_MINUTE: NO_LIMIT,
  COST_IN_FLIGHT: NO_LIMIT,
};

/** A platform over a generated market, with a second gateway that keeps nothing. */
export async function openWorld(homes: number, onProgress: (done: number) => void): Promise<World> {
  const database = await createTestDatabase();
  const home = mkdtempSync(join(tmpdir(), 'propmubi-bench-cache-'));
  const { redisUrl } = database;
  const urls = { databaseUrl: database.appUrl, databaseOwnerUrl: database.ownerUrl, redisUrl };
  const base: NodeJS.ProcessEnv = {
    ...serviceEnvironment({}, home, urls),
    ...UNLIMITED,
    LOG_LEVEL: 'error',
    WEB: 'false',
  };
  const env: NodeJS.ProcessEnv = { ...base, PORT: String(await freePort()), CACHE_REDIS_URL: redisUrl };
  const platform = await createPlatform({ env, home }, { logger: (name) => createLogger(name, 'error') });
  await platform.settled();
  await growMarket(database.adminUrl, { from: 0, to: homes, onBatch: onProgress });
  const uncached = await startEmbeddedGateway({
    env: { ...base, PORT: String(await freePort()) },
    subgraphs: platform.subgraphs,
    supergraphFile: join(home, 'supergraph.graphql'),
    metrics: createRegistry(),
    logger: createLogger('uncached', 'error'),
  });
  const mint = await createTokenMint(String(env['ACCESS_TOKEN_SIGNING_KEYS']));
  const agentId = madeId(`agent${AGENT}`);
  const organizationId = madeId('office0');
  const token = await mint({ userId: randomUUID(), organizationId, role: 'BROKERAGE_MANAGER' });
  const owned = homesOf(homes);
  const redis = new Redis(redisUrl);
  await prepare(database.adminUrl, owned);
  return {
    cached: asker(platform.url),
    uncached: asker(uncached.url),
    cacheHealth: async () => (await fetch(new URL('/health/cache', platform.url))).json() as never,
    owner: { token, agentId, homes: owned, forgetPrices: () => forget(redis, 'listing-prices') },
    places: Array.from({ length: 200 }, (_, n) => madeId(`locality${n}`)),
    homes: Array.from({ length: 500 }, (_, n) => madeId(`listing${n}`)),
    async close() {
      redis.disconnect();
      await uncached.close();
      await platform.close();
      await database.drop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** Drops the buckets of a limit. */
async function forget(redis: Redis, limit: string): Promise<void> {
  for await (const keys of redis.scanStream({ match: `*${limit}*` }) as AsyncIterable<string[]>)
    if (keys.length > 0) await redis.del(...keys);
}

/** Those of one agent: homes with an even number are the large brokerage's, see `growMarket`. */
function homesOf(count: number): string[] {
  const numbers = Array.from({ length: count }, (_, n) => n);
  return numbers.filter((n) => n % AGENTS === AGENT).map((n) => madeId(`listing${n}`));
}

/** Homes that may be changed: on the market a home has a photo. Their price is where the race begins. */
async function prepare(adminUrl: string, homes: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  await client.query(
    `update property.listing set photos = '{https://example.com/home.jpg}', list_price = $2 where id = any ($1::uuid[])`,
    [homes, BASE_PRICE],
  );
  await client.end();
}

function asker(url: string): Ask {
  return async <Data>(query: string, variables: object = {}, token?: string): Promise<Data> => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { data: Data; errors?: unknown };
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
