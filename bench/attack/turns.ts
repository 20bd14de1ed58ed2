/**
 * How long operations that were never seen hold the serving loop, in processor time of its thread, which a busy machine
 * does not change: `pnpm run-ts bench/attack/turns.ts [planning threads]`. Compare 0, where the loop plans, with 1.
 */
import { readFileSync } from 'node:fs';
import { gatewayConfigFromEnv } from '../../gateway/src/index.js';
import { ServedSupergraph } from '../../gateway/src/operations/served-supergraph.js';
import { PlanningThreads } from '../../gateway/src/planning/planning-threads.js';
import { SupergraphReader } from '../../gateway/src/supergraph/supergraph-reader.js';
import { anonymous } from '../../packages/runtime/src/auth/index.js';
import { createLogger } from '../../packages/runtime/src/log/index.js';
import { uniqueDocuments } from './documents.js';

const CLIENTS = 8;
const OPERATIONS = 120;
const WARM_UP = 20;
const TARGET_MS = 20;
const count = Number(process.argv[2] ?? 1);
const print = (line: string): void => void process.stdout.write(`${line}\n`);
const residentMb = (): number => Math.round(process.memoryUsage().rss / 2 ** 20);

const supergraphSdl = readFileSync(new URL('../../schema/supergraph.graphql', import.meta.url), 'utf8');
const config = gatewayConfigFromEnv({ AUTHENTICATION: 'false' });
const threads =
  count > 0
    ? new PlanningThreads({
        count,
        limits: config.limits,
        timeoutMs: 60_000,
        logger: createLogger('bench'),
      })
    : undefined;
const reader = new SupergraphReader({
  folder: undefined,
  dropsPlanner: false,
  logger: createLogger('bench'),
});
await reader.open(supergraphSdl);
const supergraph = new ServedSupergraph({
  reader,
  supergraphSdl,
  transports: () => ({ fetch: () => Promise.resolve({ data: null }) }),
  config,
  threads,
});
const unique = uniqueDocuments(50);
const context = { viewer: anonymous, requestId: 'bench' };
const run = async (): Promise<void> => {
  const { prepared } = await supergraph.prepare({ source: unique() }, context);
  await supergraph.federation.executeToJson(prepared, { contextValue: context });
};
const processorMs = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
};

const before = residentMb();
const startedAt = performance.now();
await threads?.warmUp(supergraphSdl);
const readyMs = performance.now() - startedAt;
if (threads) print(`threads ready after ${readyMs.toFixed(0)} ms, ${residentMb() - before} MB more resident`);
for (let n = 0; n < WARM_UP; n++) await run();

const turns: number[] = [];
let last = processorMs();
let isMeasuring = true;
const turn = (): void => {
  const now = processorMs();
  turns.push(now - last);
  last = now;
  if (isMeasuring) setImmediate(turn);
};
turn();
await Promise.all(
  Array.from({ length: CLIENTS }, async () => {
    for (let n = 0; n < OPERATIONS / CLIENTS; n++) await run();
  }),
);
isMeasuring = false;
turns.sort((a, b) => b - a);
const longest = turns.slice(0, 5).map((ms) => ms.toFixed(1));
const over = turns.filter((ms) => ms > TARGET_MS).length;
print(
  `${OPERATIONS} new operations of ${unique().length} characters, ${CLIENTS} at a time, ${count} threads:`,
);
print(`  longest turns of the loop ${longest.join(', ')} ms; ${over} above ${TARGET_MS} ms`);
await threads?.close();
await supergraph.federation.close();
