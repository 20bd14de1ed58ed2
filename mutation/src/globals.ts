/**
 * What unit tests import from `@jest/globals`, without Jest: hundreds of runs a minute in one process. Snapshots, mocks
 * and fake timers are missing, so a test that needs them does not load here.
 */
export { expect } from 'expect';

type Body = (...args: never[]) => unknown;

interface Hooks {
  beforeAll: Body[];
  beforeEach: Body[];
  afterEach: Body[];
  afterAll: Body[];
}

interface Test {
  name: string;
  run: () => unknown;
  timeoutMs: number;
}

interface Block {
  name: string;
  hooks: Hooks;
  entries: (Test | Block)[];
}

const TEST_TIMEOUT_MS = 10_000;

let current = emptyBlock('');

function emptyBlock(name: string): Block {
  return { name, hooks: { beforeAll: [], beforeEach: [], afterEach: [], afterAll: [] }, entries: [] };
}

/** Begins a new list of tests; those that are imported from now on go there. */
export function collect(): Block {
  current = emptyBlock('');
  return current;
}

type Naming = (name: string, body: Body, timeoutMs?: number) => void;
type Each = (rows: readonly unknown[]) => Naming;

function eachOf(define: Naming): Each {
  return (rows) => (name, body, timeoutMs) => {
    for (const row of rows) {
      const args = (Array.isArray(row) ? row : [row]) as never[];
      define(`${name} ${JSON.stringify(row)}`, () => body(...args), timeoutMs);
    }
  };
}

const defineTest: Naming = (name, body, timeoutMs = TEST_TIMEOUT_MS) => {
  current.entries.push({ name, run: body as () => unknown, timeoutMs });
};

const defineBlock: Naming = (name, body) => {
  const parent = current;
  current = emptyBlock(name);
  parent.entries.push(current);
  (body as () => void)();
  current = parent;
};

export const it = Object.assign(defineTest, { each: eachOf(defineTest) });
export const test = it;
export const describe = Object.assign(defineBlock, { each: eachOf(defineBlock) });
export const beforeAll = (body: Body) => void current.hooks.beforeAll.push(body);
export const beforeEach = (body: Body) => void current.hooks.beforeEach.push(body);
export const afterEach = (body: Body) => void current.hooks.afterEach.push(body);
export const afterAll = (body: Body) => void current.hooks.afterAll.push(body);

export interface Run {
  count: number;
  /** The first failure ends the run. */
  failure?: { test: string; message: string };
}

/** Runs a list of tests in order until one fails. */
export async function runTests(block: Block): Promise<Run> {
  const run: Run = { count: 0 };
  await runBlock(block, { name: '', beforeEach: [], afterEach: [] }, run);
  return run;
}

interface Around {
  name: string;
  beforeEach: readonly Body[];
  afterEach: readonly Body[];
}

async function runBlock(block: Block, outer: Around, run: Run): Promise<void> {
  const around = {
    name: `${outer.name} ${block.name}`.trim(),
    beforeEach: [...outer.beforeEach, ...block.hooks.beforeEach],
    afterEach: [...block.hooks.afterEach, ...outer.afterEach],
  };
  try {
    await runAll(block.hooks.beforeAll);
    for (const entry of block.entries) {
      if (run.failure) break;
      if ('run' in entry) await runTest(entry, around, run);
      else await runBlock(entry, around, run);
    }
  } catch (error) {
    run.failure ??= { test: `${around.name} (beforeAll)`, message: String(error) };
  } finally {
    await runAll(block.hooks.afterAll);
  }
}

async function runTest(test: Test, around: Around, run: Run): Promise<void> {
  run.count++;
  try {
    await runAll(around.beforeEach);
    await within(test.timeoutMs, Promise.resolve(test.run()));
    await runAll(around.afterEach);
  } catch (error) {
    run.failure = { test: `${around.name} ${test.name}`.trim(), message: String(error) };
  }
}

async function runAll(bodies: readonly Body[]): Promise<void> {
  for (const body of bodies) await (body as () => unknown)();
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`The test is not done after ${ms} ms.`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
