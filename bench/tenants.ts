/**
 * Whether a tenant at its limit slows another: p50 and p95 of tenant B's query while A is idle, while A asks within its quota, and
 * while A, whose quota is used up, goes on asking without a pause from four clients. In turns, on a platform of the synthetic seed.
 * `pnpm bench:tenants [--rounds 5] [--asked 200]`
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { createTestDatabase, createTokenMint, type TokenMint } from '../packages/testkit/src/index.js';
import { pickPort } from '../packages/dev-services/src/ports.js';
import { createLogger, idOf } from '../packages/runtime/src/index.js';
import { startTestServices, stopTestServices } from '../packages/testkit/src/test-services.js';
import { serviceEnvironment } from '../platform/src/environment.js';
import { createPlatform } from '../platform/src/platform.js';
import { ask, type Load } from './tenant-query.js';

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '5' }, asked: { type: 'string', default: '200' } },
});
const ROUNDS = Number(values.rounds);
const ASKED = Number(values.asked);
const MOST_WAITS = 10;
const NO_LIMIT = 'address=0,user=0,key=0,tenant=0';

type Turn = 'idle' | 'within its quota' | 'at its limit';

async function latenciesOf(load: Load): Promise<number[]> {
  const latencies: number[] = [];
  for (let n = 0; n < ASKED; n++) {
    const startedAt = performance.now();
    const text = await ask(load);
    if (!text.startsWith('{"data":{"feed":{')) throw new Error(text.slice(0, 300));
    latencies.push(performance.now() - startedAt);
  }
  return latencies;
}

/** B's latencies while A does something else in the background. */
async function whileLoaded(b: Load, a: Load): Promise<{ latencies: number[]; counts: object }> {
  const worker = new Worker(new URL('tenant-load.ts', import.meta.url), { workerData: a });
  const message = () =>
    new Promise<object>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
    });
  // Its clients have been answered once.
  await message();
  const latencies = await latenciesOf(b);
  const counts = message();
  worker.postMessage('stop');
  return { latencies, counts: await counts };
}

async function setQuota(
  url: string,
  mint: TokenMint,
  organizationId: string,
  limit: number | null,
): Promise<void> {
  const token = await mint({ userId: idOf('User', 'admin-01'), role: 'ADMIN' });
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({
      query: `mutation($input: SetOrganizationQuotaInput!) { setOrganizationQuota(input: $input) { quota { limit } userErrors { code } } }`,
      variables: { input: { organizationId, metric: 'REQUESTS', limit } },
    }),
  });
  const text = await response.text();
  if (!text.includes('"userErrors":[]')) throw new Error(text);
}

/** Until A is refused, or answered again: processes learn of a quota within a second. */
async function untilAnswer(load: Load, isRefused: boolean): Promise<void> {
  while ((await ask(load)).includes('QUOTA_EXCEEDED') !== isRefused)
    await new Promise((resolve) => setTimeout(resolve, 50));
}

/** On a machine that does other things as well, events of the seed take longer than one wait for them. */
async function settled(platform: Pick<Awaited<ReturnType<typeof createPlatform>>, 'settled'>): Promise<void> {
  for (let waits = 0; ; waits++) {
    try {
      return await platform.settled();
    } catch (error) {
      if (waits === MOST_WAITS) throw error;
    }
  }
}

const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((x, y) => x - y)[Math.floor(values.length * share)] as number;

/** Of both, and how often of idle: the median over the rounds, since the load of a machine changes between them. */
function describe(latencies: readonly (readonly number[])[], idle: readonly (readonly number[])[]): string {
  return [0.5, 0.95]
    .map((share) => {
      const ratios = latencies.map(
        (of, round) => percentile(of, share) / percentile(idle[round] as number[], share),
      );
      const [value, ratio] = [percentile(latencies.flat(), share), percentile(ratios, 0.5)];
      return `p${share * 100} ${value.toFixed(1)} ms, × ${ratio.toFixed(2)} of idle`;
    })
    .join('; ');
}

async function main(): Promise<void> {
  await startTestServices();
  const home = mkdtempSync(join(tmpdir(), 'propmubi-bench-tenants-'));
  const database = await createTestDatabase();
  const urls = {
    databaseUrl: database.appUrl,
    databaseOwnerUrl: database.ownerUrl,
    redisUrl: database.redisUrl,
  };
  const env: NodeJS.ProcessEnv = {
    ...serviceEnvironment({}, home, urls),
    REQUESTS_PER_MINUTE: NO_LIMIT,
    COST_PER_MINUTE: NO_LIMIT,
    COST_IN_FLIGHT: NO_LIMIT,
    // A machine that stands still for a while is no finding: the answer comes late, and is counted.
    REQUEST_TIMEOUT_MS: '120000',
    LOG_LEVEL: 'error',
    WEB: 'false',
    PORT: String(await pickPort(undefined, 'bench')),
  };
  const platform = await createPlatform({ env, home }, { logger: (name) => createLogger(name, 'error') });
  try {
    await settled(platform);
    const mint = await createTokenMint(String(env['ACCESS_TOKEN_SIGNING_KEYS']));
    const [tenantA, tenantB] = ['sahyadri-homes', 'konkan-realty'].map((key) =>
      idOf('Organization', key),
    ) as [string, string];
    const loadOf = async (organizationId: string): Promise<Load> => ({
      url: platform.url,
      token: await mint({ userId: randomUUID(), organizationId, role: 'BROKERAGE_MANAGER' }),
    });
    const [a, b] = [await loadOf(tenantA), await loadOf(tenantB)];
    await latenciesOf(b);
    const measured: Record<Turn, number[][]> = { idle: [], 'within its quota': [], 'at its limit': [] };
    const counted: Record<string, object[]> = {};
    for (let round = 0; round < ROUNDS; round++) {
      measured.idle.push(await latenciesOf(b));
      for (const turn of ['within its quota', 'at its limit'] as const) {
        await setQuota(platform.url, mint, tenantA, turn === 'at its limit' ? 1 : null);
        await untilAnswer(a, turn === 'at its limit');
        const { latencies, counts } = await whileLoaded(b, a);
        measured[turn].push(latencies);
        (counted[turn] ??= []).push(counts);
      }
    }
    process.stdout.write(
      `load ${loadavg()[0]?.toFixed(1)} at the end, ${ROUNDS} rounds of ${ASKED} queries\n`,
    );
    for (const [turn, latencies] of Object.entries(measured)) {
      const counts = JSON.stringify(counted[turn] ?? '');
      process.stdout.write(`A ${turn}: B ${describe(latencies, measured.idle)} ${counts}\n`);
    }
  } finally {
    await platform.close();
    await database.drop();
    rmSync(home, { recursive: true, force: true });
    await stopTestServices();
  }
}

await main();
