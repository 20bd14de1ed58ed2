import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { Worker } from 'node:worker_threads';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { createFederation, fromPlainFacts, readSupergraph, toPlainFacts } from '@propmubi/federation';
import { createLogger } from '@propmubi/runtime/log';
import { expectData, expectErrorCode, httpClient, until } from '@propmubi/testkit';
import { getIntrospectionQuery } from 'graphql';
import { gatewayConfigFromEnv } from '../src/index.js';
import { createOperationValidator } from '../src/operations/operation-validator.js';
import { PlanningThread } from '../src/planning/planning-thread.js';
import { PlanningThreads } from '../src/planning/planning-threads.js';
import { digestOf } from '../src/supergraph/kept-files.js';
import { KEPT_FORMAT } from '../src/supergraph/supergraph-reader.js';
import { startTestGateway, type TestGateway } from './support/start-gateway.js';
import { createTestWorld } from './support/test-world.js';
import { TRANSPORTS, type TransportName } from './support/transports.js';

const SUPERGRAPH = readFileSync(new URL('../../schema/supergraph.graphql', import.meta.url), 'utf8');
const { limits } = gatewayConfigFromEnv({});
/** What the thread that plans cannot do, and dies of. */
const NO_OPERATION = 'fragment Only on Query { feed { edges { cursor } } }';

describe('planning threads', () => {
  const open: PlanningThreads[] = [];
  const errors: unknown[] = [];
  const logger = { error: (...line: unknown[]) => void errors.push(line) };
  const start = ({
    timeoutMs = 30_000,
    startMs,
    count = 1,
    idleMs,
  }: { timeoutMs?: number; startMs?: number; count?: number; idleMs?: number } = {}): PlanningThreads => {
    const threads = new PlanningThreads({ count, limits, timeoutMs, startMs, logger, idleMs });
    open.push(threads);
    return threads;
  };
  const federation = createFederation({
    supergraphSdl: SUPERGRAPH,
    transports: () => ({ fetch: () => Promise.resolve({ data: null }) }),
  });
  const requestFor = (query: string) => {
    const begun = federation.prepareOrRequest(query);
    if (!('planHere' in begun)) throw new Error('planned already');
    return begun;
  };
  afterEach(async () => {
    errors.length = 0;
    await Promise.all(open.splice(0).map((threads) => threads.close()));
  });

  it('are needed for plans only: the rest of a supergraph is plain data, of this version of the planner', () => {
    const { facts } = readSupergraph(SUPERGRAPH);
    expect(fromPlainFacts(JSON.parse(JSON.stringify(toPlainFacts(facts))) as never)).toEqual(facts);
    const { version } = createRequire(import.meta.url)('@apollo/query-planner/package.json') as {
      version: string;
    };
    expect(KEPT_FORMAT).toContain(`@apollo/query-planner ${version}`);
  });

  it('plan as the serving loop does', async () => {
    const threads = start();
    await threads.warmUp(SUPERGRAPH);
    for (const query of [
      '{ feed(first: 3) { edges { node { id title agent { name user { name } } project { reraNumber } } } } }',
      'query ($id: ID!, $with: Boolean!) { listing(id: $id) { title @include(if: $with) trust { score } } }',
      'subscription { leadAssigned(after: "x") { cursor lead { id listing { title } } } }',
      'mutation { signOut { __typename } }',
    ]) {
      const request = requestFor(query);
      const { value, durationMs } = await threads.plan(request.supergraphSdl, request.operation);
      expect(value).toEqual(JSON.parse(JSON.stringify(request.planHere().plan)));
      expect(durationMs).toBeGreaterThan(0);
    }
  });

  it('end when nothing is asked for a while, and start again with the next job', async () => {
    const ended = jest.spyOn(Worker.prototype, 'terminate');
    const threads = start({ idleMs: 1 });
    await threads.warmUp(SUPERGRAPH);
    await until(() => ended.mock.calls.length === 1);
    const request = requestFor('{ feed(first: 2) { edges { cursor } } }');
    const { value } = await threads.plan(request.supergraphSdl, request.operation);
    expect(value.node).toMatchObject({ kind: 'Fetch' });
    expect(errors).toEqual([]);
    ended.mockRestore();
  });

  it('refuse documents with the errors of the serving loop', async () => {
    const threads = start();
    const validator = createOperationValidator({
      schema: federation.schema,
      supergraphSchema: federation.supergraphSchema,
      limits,
      introspection: 'open',
    });
    for (const source of [
      '{ feed { edges ',
      '{ feed { unknown } }\n\n{ another }',
      `{ ${'a: __typename '.repeat(300)} }`,
      'query ($__proto__: Int) { feed { edges { cursor } } }',
      '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }',
    ]) {
      const here = failure(() => void validator.readDocument(source));
      const there = await threads.validate(SUPERGRAPH, source).then(
        () => undefined,
        (error: unknown) => error,
      );
      expect(plain(there)).toEqual(plain(here));
      expect((there as Error).constructor).toBe((here as Error).constructor);
    }
    await expect(threads.validate(SUPERGRAPH, '{ feed { edges { cursor } } }')).resolves.toBeDefined();
  });

  it('end with what they cannot do, and a new one takes the next job', async () => {
    const threads = start();
    const failed = threads.plan(SUPERGRAPH, NO_OPERATION);
    await expect(failed).rejects.toMatchObject({ extensions: { code: 'PLANNING_FAILED' } });
    expect(errors).toHaveLength(1);
    const request = requestFor('{ feed(first: 4) { edges { node { id } } } }');
    expect((await threads.plan(SUPERGRAPH, request.operation)).value.kind).toBe('QueryPlan');
  });

  it('start however long that takes: a start that was cut off would begin anew with each job', async () => {
    const threads = start({ timeoutMs: 1 });
    await threads.warmUp(SUPERGRAPH);
    expect(threads.isReady).toBe(true);
    expect(errors).toEqual([]);
  });

  it('end when a job takes too long, and do not count as ready', async () => {
    const threads = start({ timeoutMs: 1, startMs: 0 });
    await threads.warmUp(SUPERGRAPH);
    expect(threads.isReady).toBe(false);
    await expect(threads.plan(SUPERGRAPH, NO_OPERATION)).rejects.toMatchObject({
      extensions: { code: 'PLANNING_FAILED' },
    });
  });

  it('load again when one of them could not, after the others have loaded', async () => {
    const threads = start({ count: 2 });
    jest.spyOn(PlanningThread.prototype, 'run').mockRejectedValueOnce(new Error('No memory.'));
    const first = threads.warmUp(SUPERGRAPH);
    await new Promise(setImmediate);
    await Promise.all([first, threads.warmUp(SUPERGRAPH)]);
    expect(threads.isReady).toBe(false);
    await threads.warmUp(SUPERGRAPH);
    expect(threads.isReady).toBe(true);
  });

  it('refuse what is under way when they are closed', async () => {
    const threads = start();
    const pending = threads.warmUp(SUPERGRAPH);
    await threads.close();
    await pending;
    expect(threads.isReady).toBe(false);
  });
});

describe('a gateway with a planning thread', () => {
  let test: TestGateway;
  const warmUp = jest.spyOn(PlanningThreads.prototype, 'warmUp');
  const run = jest.spyOn(PlanningThread.prototype, 'run');
  const jobs = () => run.mock.calls.map(([, { kind }]) => kind);
  const start = async (): Promise<void> => {
    test = await startTestGateway({ planningThreads: 1 });
    expectData(await httpClient(test.url)('{ first: leads }'));
    await warmUp.mock.results.at(-1)?.value;
    run.mockClear();
  };
  afterEach(async () => {
    await test.gateway.close();
    warmUp.mockClear();
  });
  const long = (name: string): string => `# ${'x'.repeat(1_100)}\n{ ${name}: leads }`;

  it.each(Object.keys(TRANSPORTS) as TransportName[])(
    'validates and plans new operations by %s there, each once',
    async (transport) => {
      await start();
      const send = TRANSPORTS[transport];
      expect((await send(test.url, { query: '{ agents { name } }' })).errors).toBeUndefined();
      expect(jobs()).toEqual(['plan']);
      // Another name for what is planned alike needs no plan.
      expect((await send(test.url, { query: long('renamed') })).errors).toBeUndefined();
      expect(jobs()).toEqual(['plan', 'validate']);
      for (const query of [
        '{ agents { name } }',
        '# again\nquery Named { agents { name } }',
        long('renamed'),
      ])
        expect((await send(test.url, { query })).errors).toBeUndefined();
      expect(jobs()).toEqual(['plan', 'validate']);
      for (const [query, code] of [
        [`${long('a')} { noSuchField }`, 'GRAPHQL_VALIDATION_FAILED'],
        [`{ ${'a: __typename '.repeat(300)} }`, 'TOO_MANY_ALIASES'],
      ] as const)
        expect((await send(test.url, { query })).errors?.[0]?.extensions?.['code']).toBe(code);
    },
  );

  it('loads the supergraph when the gateway starts, where it is told to', async () => {
    test = await startTestGateway({ planningThreads: 1, startsPlanning: true });
    await warmUp.mock.results.at(-1)?.value;
    run.mockClear();
    expectData(await httpClient(test.url)('{ first: leads }'));
    expect(jobs()).toEqual(['plan']);
  });

  it('answers 503 for an operation that ends the thread, and the next one as ever', async () => {
    await start();
    run.mockImplementationOnce(function (this: PlanningThread, setup) {
      return this.run(setup, { kind: 'plan', operation: NO_OPERATION });
    });
    const ask = httpClient(test.url);
    const failed = await ask('{ agents { whoAsks } }');
    expect(failed.status).toBe(503);
    expectErrorCode(failed, 'PLANNING_FAILED');
    expectData(await ask('{ agents { whoAsks } }'));
  });

  it('plans for the supergraph that is served, also after a reload', async () => {
    await start();
    const ask = httpClient(test.url);
    const changed = createTestWorld().supergraphSdl.replaceAll('whoAsks', 'whoAsksNow');
    await test.gateway.reload(changed);
    expectErrorCode(await ask('{ agents { whoAsks } }'), 'GRAPHQL_VALIDATION_FAILED');
    expectData(await ask('{ agents { whoAsksNow } }'));
    expect(run.mock.calls.map(([setup, { kind }]) => [kind, setup.supergraphSdl === changed])).toEqual([
      ['plan', true],
    ]);
  });
});

describe('a gateway that keeps what it found out of a supergraph', () => {
  const run = jest.spyOn(PlanningThread.prototype, 'run');
  const jobs = () => run.mock.calls.map(([, { kind }]) => kind);
  const lines: string[] = [];
  const QUERY = '{ agents { name } }';
  let folder: string;
  let test: TestGateway | undefined;
  const start = async (): Promise<TestGateway> => {
    await test?.gateway.close();
    run.mockClear();
    lines.length = 0;
    const sink = { write: (line: string) => void lines.push(line) };
    const logger = createLogger('gateway', 'warn', sink as never);
    const change = { planningThreads: 1, startsPlanning: true, supergraphCacheDirectory: folder };
    return (test = await startTestGateway(change, { logger }));
  };
  const introspection = async ({ url }: TestGateway) =>
    expectData(await httpClient(url)(getIntrospectionQuery()));
  const isWhole = async (name: string): Promise<boolean> => {
    const text = await readFile(join(folder, name), 'utf8').catch(() => '');
    return text !== '' && digestOf(text.slice(65)) === text.slice(0, 64);
  };
  const files = async (): Promise<string[]> =>
    (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.json')).sort();
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'propmubi-kept-'));
  });
  afterAll(async () => {
    await test?.gateway.close();
    await rm(folder, { recursive: true });
  });

  it('starts the next time without a planner, and with its plans; what is damaged is made again', async () => {
    const first = await start();
    const answer = expectData(await httpClient(first.url)(QUERY));
    const schema = await introspection(first);
    await until(async () => (await files()).length === 2);
    const kept = await files();

    const second = await start();
    expect(await introspection(second)).toEqual(schema);
    expect(expectData(await httpClient(second.url)(QUERY))).toEqual(answer);
    expect(jobs()).toEqual([]);
    // Only a thread has the planner: the serving one has not loaded it.
    expectData(await httpClient(second.url)('{ agents { whoAsks } }'));
    expect(jobs()).toEqual(['load', 'plan']);
    expect(lines).toEqual([]);

    for (const name of await files()) {
      const path = join(folder, name);
      const text = await readFile(path, 'utf8');
      await writeFile(path, text.replace(/.$/, ' '));
    }
    const third = await start();
    expect(await introspection(third)).toEqual(schema);
    expect(expectData(await httpClient(third.url)(QUERY))).toEqual(answer);
    expect(lines.filter((line) => line.includes('"problem":"damaged"'))).toHaveLength(2);
    // Both are whole again.
    await until(async () => (await Promise.all(kept.map(isWhole))).every(Boolean));
  });

  it('serves where the folder cannot be written', async () => {
    const usual = folder;
    folder = join(usual, (await files())[0] ?? '', 'below-a-file');
    try {
      const { url } = await start();
      expectData(await httpClient(url)(QUERY));
      expect(lines.some((line) => line.includes('"problem":"not-written"'))).toBe(true);
    } finally {
      folder = usual;
    }
  });
});

function failure(work: () => void): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('Not refused.');
}

function plain(error: unknown): unknown {
  const { errors = [error] } = error as { errors?: readonly unknown[] };
  return errors.map((one) => JSON.parse(JSON.stringify(one)) as unknown);
}
