/**
 * What operations cost that no cache knows as text: unique names, literals and aliases beside one that is cached, and the
 * memory of plans and forms. Subgraphs answer from memory. Run it with `--expose-gc`, alone on a core:
 * `taskset -c 1 pnpm run-ts --expose-gc bench/plan-cache.ts`
 */
import {
  AnswerBytes,
  createFederation,
  parseJson,
  type Federation,
} from '../packages/federation/src/index.js';
import { composeShop, shopSchemas } from './gateway/src/subgraphs.js';
import { operations } from './gateway/src/shop.js';
import { fromWorkspace } from './gateway/src/workspace.js';

type Graphql = typeof import('../packages/federation/node_modules/graphql/index.js');
const { execute, parse } = await fromWorkspace<Graphql>('packages/federation', 'graphql');

const ROUNDS = 3;
const REQUESTS = 1_500;
const schemas = shopSchemas();
const answers = new Map<string, string>();
const supergraphSdl = composeShop();

function open(cacheBytes?: number): Federation<object> {
  return createFederation<object>({
    supergraphSdl,
    ...(cacheBytes !== undefined && { cacheBytes }),
    transports: (name) => ({
      async fetch({ request, takesBytes }) {
        const key = `${name}${request.body}`;
        let text = answers.get(key);
        if (text === undefined) {
          const schema = schemas.get(name);
          if (!schema) throw new Error(`No subgraph ${name}`);
          const args = { schema, document: parse(request.query), variableValues: request.variables };
          answers.set(key, (text = JSON.stringify(await execute(args))));
        }
        return takesBytes
          ? { body: AnswerBytes.of(Buffer.from(text)) }
          : (parseJson(text) as { data: unknown });
      },
    }),
  });
}

const { deep } = operations;
const body = deep.slice(deep.indexOf('{'));
let unique = 0;
const kinds: Record<string, () => string> = {
  cached: () => `query Cached ${body}`,
  'unique names': () => `query Unique${unique++} ${body}`,
  'unique comments': () => `query Cached ${body} # ${unique++}`,
  'unique aliases': () => `query Cached { alias${unique++}: __typename ${body.slice(1)}`,
};

async function requestsPerSecond(federation: Federation<object>, sourceOf: () => string): Promise<number> {
  const startedAt = performance.now();
  for (let index = 0; index < REQUESTS; index++)
    await federation.executeToJson(federation.prepare(sourceOf()), { contextValue: {} });
  return (REQUESTS * 1_000) / (performance.now() - startedAt);
}

const rates = new Map<string, number[]>();
const federation = open();
for (let round = 0; round <= ROUNDS; round++) {
  for (const [kind, sourceOf] of Object.entries(kinds)) {
    const rate = await requestsPerSecond(federation, sourceOf);
    // The first round warms up.
    if (round > 0) rates.set(kind, [...(rates.get(kind) ?? []), rate]);
  }
}
const median = (values: readonly number[] = []): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
const cached = median(rates.get('cached'));
for (const [kind, values] of rates)
  print(
    `${kind.padEnd(16)} ${Math.round(median(values))} operations/s, ${Math.round((100 * median(values)) / cached)} % of cached`,
  );
print(
  `caches ${megabytes(federation.cachedBytes)} estimated, resident ${megabytes(process.memoryUsage().rss)}`,
);

/** Heap of `count` operations in caches of any size, beside what the caches think it is. */
async function heap(what: string, count: number, sourceOf: (index: number) => string): Promise<void> {
  const own = open(Number.MAX_SAFE_INTEGER);
  await own.executeToJson(own.prepare(sourceOf(count)), { contextValue: {} });
  const before = collected();
  const estimatedBefore = own.cachedBytes;
  for (let index = 0; index < count; index++)
    await own.executeToJson(own.prepare(parse(sourceOf(index), { noLocation: true })), { contextValue: {} });
  const perOne = (collected() - before) / count / 1024;
  const estimated = (own.cachedBytes - estimatedBefore) / count / 1024;
  print(`${what.padEnd(16)} ${perOne.toFixed(1)} KiB each, estimated ${estimated.toFixed(1)}`);
}

function collected(): number {
  if (!global.gc) throw new Error('Run it with --expose-gc.');
  answers.clear();
  global.gc();
  global.gc();
  return process.memoryUsage().heapUsed;
}

await heap('forms', 200, (index) => `{ alias${index}: __typename ${body.slice(1)}`);
await heap(
  'plans',
  100,
  (index) =>
    `query ($v${index}: Boolean!) ${body.replace('{', `{ __typename @skip(if: $v${index}) me @include(if: $v${index}) { id }`)}`,
);
await heap(
  'small plans',
  200,
  (index) => `query ($v${index}: Boolean!) { me { id @skip(if: $v${index}) name } }`,
);

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024)} MB`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
