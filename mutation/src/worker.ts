import { collect, type Run, runTests } from './globals.js';
import type { Mutant } from './mutant.js';
import { Reloader } from './reload.js';

/** What the runner asks of a worker, one thing at a time. */
export type Request =
  { kind: 'open'; file: string; tests: readonly string[] } | { kind: 'try'; mutant: Mutant };

export type Answer =
  { kind: 'opened'; count: number; tookMs: number; failure?: string } | { kind: 'tried'; killedBy?: string };

const reloader = new Reloader();
let tests: readonly string[] = [];
let escaped: string | undefined;

// What a mutant leaves behind fails after its test has ended.
process.on('unhandledRejection', (error) => (escaped ??= `unhandled rejection: ${String(error)}`));
process.on('uncaughtException', (error) => (escaped ??= `uncaught exception: ${String(error)}`));

async function runOnce(): Promise<Run> {
  escaped = undefined;
  const block = collect();
  try {
    for (const test of tests) await import(new URL(`../../${test}`, import.meta.url).href);
  } catch (error) {
    return { count: 0, failure: { test: '(loading the tests)', message: String(error) } };
  }
  const run = await runTests(block);
  return escaped ? { ...run, failure: { test: escaped, message: escaped } } : run;
}

async function open(file: string): Promise<Answer> {
  const plain = await runOnce();
  reloader.watch(file);
  // A test that does not import the file says nothing of it, and would not be loaded again.
  tests = tests.filter((test) => reloader.reaches(test));
  reloader.use(undefined);
  const started = performance.now();
  const again = plain.failure ? plain : await runOnce();
  const failure = again.failure && `${again.failure.test}: ${again.failure.message}`;
  return {
    kind: 'opened',
    count: again.count,
    tookMs: performance.now() - started,
    ...(failure && { failure }),
    ...(tests.length === 0 && { failure: 'none of the tests imports the file' }),
  };
}

async function answer(request: Request): Promise<Answer> {
  if (request.kind === 'open') {
    tests = request.tests;
    return open(request.file);
  }
  reloader.use(request.mutant);
  const { failure } = await runOnce();
  return { kind: 'tried', ...(failure && { killedBy: failure.test }) };
}

process.on('message', (request: Request) => {
  void answer(request).then((answered) => process.send?.(answered));
});
process.on('disconnect', () => process.exit());
