/**
 * What surrounds the executor, part by part, in processor time of a call: `pnpm run-ts bench/around.ts [checkout]`. With another
 * checkout (installed) it is measured in turns with this one, and compared: the load of a machine changes no ratio.
 */
import { pathToFileURL } from 'node:url';
import { composeShop } from './gateway/src/subgraphs.js';

const ROUNDS = 9;
const CALLS = 40_000;
const print = (line: string): void => void process.stdout.write(`${line}\n`);

type Part = () => unknown;
type Parts = Record<string, Part>;

/** The parts of one checkout. */
async function partsOf(root: string): Promise<Parts> {
  const load = async (path: string) =>
    (await import(pathToFileURL(`${root}/${path}`).href)) as Record<string, (...args: never[]) => never>;
  const federation = (await load(
    'packages/federation/src/index.ts',
  )) as unknown as typeof import('../packages/federation/src/index.js');
  const { RequestTemplate } = (await load(
    'packages/federation/src/plan/request.ts',
  )) as unknown as typeof import('../packages/federation/src/plan/request.js');
  const { createMetrics } = (await load(
    'gateway/src/observability/metrics.ts',
  )) as unknown as typeof import('../gateway/src/observability/metrics.js');
  const { lossyOutput } = (await load(
    'packages/runtime/src/log/log-output.ts',
  )) as unknown as typeof import('../packages/runtime/src/log/log-output.js');

  const answer = { data: {} };
  const transport = federation.resilient<string>({ fetch: () => Promise.resolve(answer) });
  const request = new RequestTemplate('{ a }', undefined, 'query').request({}, []);
  const fetch = {
    subgraph: 's',
    request,
    context: 'user',
    signal: new AbortController().signal,
    isPublic: false,
  };
  // Each request has one of its own, of the kind its checkout has.
  const newSignal = (): AbortSignal =>
    'Cancellation' in federation
      ? (new federation.Cancellation() as unknown as AbortSignal)
      : new AbortController().signal;
  const scopeKey = () => 'user';
  const shared = federation.deduplicated<string>({ fetch: () => Promise.resolve(answer) }, { scopeKey });
  const shop = federation.createFederation<string>({
    supergraphSdl: composeShop(),
    transports: () =>
      federation.deduplicated(
        federation.resilient({ fetch: () => Promise.resolve({ data: { users: [{ id: '1', name: 'A' }] } }) }),
        { scopeKey },
      ),
  });
  const users = shop.prepare('{ users { id name } }');
  const metrics = createMetrics();
  const start = {
    subgraph: 'property',
    operationName: 'Feed',
    operationKind: 'query',
    path: 'feed.edges.@.node',
    entityCount: 12,
    fetchCount: 1,
  } as const;
  const end = {
    durationMs: 3.2,
    bytes: 2_048,
    deduplicated: false,
    shared: false,
    errorCount: 0,
    error: undefined,
  };
  const log = lossyOutput({ dest: '/dev/null' });
  const line = `${JSON.stringify({ level: 30, requestId: 'x'.repeat(36), path: '/graphql', status: 200 })}\n`;
  return {
    'breaker, retry and bulkhead of a fetch': () => transport.fetch(fetch),
    'deduplication of a fetch': () => shared.fetch({ ...fetch, signal: newSignal(), sharingEpoch: 1 }),
    'an operation of one fetch, without HTTP': () =>
      shop.executeToJson(users, { contextValue: 'user', signal: newSignal(), scopeKey: 'user' }),
    'metrics of a fetch': () => metrics.onFetch(start)?.end(end),
    'metrics of a request': () => metrics.request('Feed', 'ok', 5.1, []),
    'a line of the request log': () => log.write(line),
  };
}

/** Microseconds of a call, by the processor time of this thread. */
async function measure(part: Part): Promise<number> {
  const before = process.threadCpuUsage();
  for (let call = 0; call < CALLS; call++) {
    await part();
    // What gathers until the loop turns gathers that of so many requests.
    if (call % 20 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / CALLS;
}

const median = (list: readonly number[]): number => [...list].sort((a, b) => a - b)[list.length >> 1] ?? 0;

const here = await partsOf(new URL('..', import.meta.url).pathname.replace(/\/$/, ''));
const other = process.argv[2] ? await partsOf(process.argv[2]) : undefined;
for (const [name, part] of Object.entries(here)) {
  const there = other?.[name];
  const times: { here: number[]; there: number[] } = { here: [], there: [] };
  for (let round = 0; round < ROUNDS; round++) {
    times.here.push(await measure(part));
    if (there) times.there.push(await measure(there));
  }
  const mine = median(times.here);
  const compared = there
    ? `, there ${median(times.there).toFixed(2)} µs: ${(median(times.there) / mine).toFixed(2)} times`
    : '';
  print(`${name}: ${mine.toFixed(2)} µs${compared}`);
}
