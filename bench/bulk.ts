/**
 * A whole list as one file: `pnpm bench:bulk [--rows 1000000]`. A partner’s key asks for every home on the market of a platform of its own,
 * waits for the end and fetches the file by its link, broken off in the middle and gone on with by `Range`. Prints rows a second,
 * and the processor time and memory of the process (gateway, subgraphs and job together) after each tenth.
 */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { pickPort } from '../packages/dev-services/src/ports.js';
import { createLogger } from '../packages/runtime/src/index.js';
import { createTestDatabase } from '../packages/testkit/src/index.js';
import { startTestServices, stopTestServices } from '../packages/testkit/src/test-services.js';
import { demoWorld, type DemoPerson } from '../platform/src/demo-world.js';
import { ask } from '../platform/src/demo/graph.js';
import { signIn } from '../platform/src/demo/sign-in.js';
import { serviceEnvironment } from '../platform/src/environment.js';
import { createPlatform, type Platform } from '../platform/src/platform.js';
import { growMarket } from '../subgraphs/property/tests/many-listings.js';

const { values } = parseArgs({
  args: process.argv.slice(2).filter((argument) => argument !== '--'),
  options: { rows: { type: 'string', default: '1000000' } },
});
const ROWS = Number(values.rows);
const LOOK_EVERY_MS = 500;
const NO_LIMIT = 'address=0,user=0,key=0,tenant=0';
const SETTLES_WITHIN_MS = 120_000;
const MB = 1024 * 1024;

const QUERY = '{ feed { nodes { id title listPrice builtUpAreaSqFt locality { name } } } }';
const KEY = `mutation($input: CreateApiKeyInput!) { createApiKey(input: $input) { secretKey userErrors { code } } }`;
const START = `mutation($input: BulkQueryInput!) { bulkQuery(input: $input) { bulkQuery { id } userErrors { code message } } }`;
const LOOK = `{ bulkQueries { id status rows errors failure sizeBytes sha256 } }`;
const LINK = `query($id: ID!) { bulkQueryDownload(id: $id) { url } }`;

interface Bulk {
  id: string;
  status: string;
  rows: number;
  errors: number;
  failure: string | null;
  sizeBytes: number | null;
  sha256: string | null;
}

const print = (line: string): void => void process.stdout.write(`${line}\n`);

async function keyOf(platform: Platform, redisUrl: string): Promise<string> {
  const partner = demoWorld.partners[0] as DemoPerson;
  const token = await signIn(platform.url, partner, redisUrl, () => undefined);
  const input = { name: 'Copy', scopes: ['bulk:run'], validDays: 1 };
  const { createApiKey } = await ask<{ createApiKey: { secretKey: string | null } }>(
    platform.url,
    KEY,
    { input },
    token,
  );
  if (!createApiKey.secretKey) throw new Error('The partner may have no key.');
  return createApiKey.secretKey;
}

/** Waits for the end, and notes the memory whenever another tenth is done. */
async function followed(platform: Platform, key: string, id: string): Promise<Bulk> {
  const startedAt = performance.now();
  const cpuBefore = process.cpuUsage();
  let noted = 0;
  for (;;) {
    const { bulkQueries } = await ask<{ bulkQueries: Bulk[] }>(platform.url, LOOK, {}, key);
    const found = bulkQueries.find((one) => one.id === id);
    if (!found) throw new Error('The bulk query is gone.');
    const tenth = Math.floor((found.rows / ROWS) * 10);
    if (tenth > noted || found.status === 'DONE') {
      noted = tenth;
      const { rss, heapUsed } = process.memoryUsage();
      const seconds = (performance.now() - startedAt) / 1_000;
      const { user, system } = process.cpuUsage(cpuBefore);
      print(
        [
          `${found.rows.toLocaleString('en')} rows after ${seconds.toFixed(0)} s`,
          `${Math.round(found.rows / seconds).toLocaleString('en')} rows/s`,
          `${((user + system) / found.rows).toFixed(0)} µs of processor a row`,
          `resident ${(rss / MB).toFixed(0)} MB, heap ${(heapUsed / MB).toFixed(0)} MB`,
        ].join('; '),
      );
    }
    if (found.status === 'DONE') return found;
    if (found.status !== 'QUEUED' && found.status !== 'RUNNING')
      throw new Error(`It ended as ${found.status}: ${found.failure}`);
    await sleep(LOOK_EVERY_MS);
  }
}

/** Breaks the download off in the middle and goes on from there, as `curl -C -` does; counts lines and bytes. */
async function fetched(url: string, sizeBytes: number): Promise<{ lines: number; sha256: string }> {
  const hash = createHash('sha256');
  let lines = 0;
  let bytes = 0;
  const take = async (until: number) => {
    const response = await fetch(url, { headers: { range: `bytes=${bytes}-` } });
    if (response.status !== 206 || !response.body)
      throw new Error(`The link answers ${response.status} to Range.`);
    for await (const chunk of response.body) {
      const taken = chunk.subarray(0, Math.min(chunk.length, until - bytes));
      hash.update(taken);
      for (const byte of taken) if (byte === 0x0a) lines++;
      bytes += taken.length;
      // Leaving the loop closes the connection.
      if (bytes === until) return;
    }
  };
  await take(Math.floor(sizeBytes / 2));
  await take(sizeBytes);
  return { lines, sha256: hash.digest('hex') };
}

await startTestServices();
const home = mkdtempSync(join(tmpdir(), 'propmubi-bench-bulk-'));
const database = await createTestDatabase();
const port = await pickPort(undefined, 'bench');
const env: NodeJS.ProcessEnv = {
  ...serviceEnvironment({}, home, {
    databaseUrl: database.appUrl,
    databaseOwnerUrl: database.ownerUrl,
    redisUrl: database.redisUrl,
  }),
  REQUESTS_PER_MINUTE: NO_LIMIT,
  COST_PER_MINUTE: NO_LIMIT,
  COST_IN_FLIGHT: NO_LIMIT,
  LOG_LEVEL: 'error',
  WEB: 'false',
  PORT: String(port),
  GATEWAY_URL: `http://127.0.0.1:${port}/graphql`,
};
const platform = await createPlatform({ env, home }, { logger: (name) => createLogger(name, 'error') });
try {
  await platform.settled(SETTLES_WITHIN_MS);
  const key = await keyOf(platform, database.redisUrl);
  const before = (await countOf(key)) ?? 0;
  const seededAt = performance.now();
  await growMarket(database.adminUrl, { from: 0, to: ROWS - before, withoutTriggers: true });
  print(
    `${ROWS.toLocaleString('en')} homes on the market after ${((performance.now() - seededAt) / 1_000).toFixed(0)} s`,
  );
  const { bulkQuery } = await ask<{ bulkQuery: { bulkQuery: { id: string } | null } }>(
    platform.url,
    START,
    { input: { query: QUERY } },
    key,
  );
  if (!bulkQuery.bulkQuery) throw new Error(JSON.stringify(bulkQuery));
  const done = await followed(platform, key, bulkQuery.bulkQuery.id);
  const { bulkQueryDownload } = await ask<{ bulkQueryDownload: { url: string } }>(
    platform.url,
    LINK,
    { id: done.id },
    key,
  );
  // Of a store that the gateway serves it has no host.
  const address = new URL(bulkQueryDownload.url, platform.url).href;
  const file = await fetched(address, done.sizeBytes ?? 0);
  const isWhole = file.sha256 === done.sha256 && file.lines === done.rows;
  print(
    `${((done.sizeBytes ?? 0) / MB).toFixed(1)} MB in two parts, ${file.lines.toLocaleString('en')} lines, ${isWhole ? 'whole' : 'NOT WHOLE'}; errors ${done.errors}; load ${loadavg()[0]?.toFixed(1)}`,
  );
  if (!isWhole || done.rows !== ROWS) process.exitCode = 1;
} finally {
  await platform.close();
  await database.drop();
  rmSync(home, { recursive: true, force: true });
  await stopTestServices();
}

/** Homes of the demo world that are on the market. */
async function countOf(key: string): Promise<number | null> {
  const { feed } = await ask<{ feed: { totalCount: number | null } }>(
    platform.url,
    '{ feed(first: 1) { totalCount } }',
    {},
    key,
  );
  return feed.totalCount;
}
