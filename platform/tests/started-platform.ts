import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pickPort } from '@propmubi/dev-services';
import { until } from '@propmubi/testkit';
import { isReady } from '../src/is-ready.js';
import { repositoryRoot } from '../src/repository.js';

export interface StartedPlatform {
  port: number;
  home: string;
  child: ChildProcess;
  /** Everything printed so far, both streams. */
  output(): string;
  exited: Promise<number | null>;
}

/** A home of its own for one test file, and the command line run on it, as a person would. */
export async function platformHome() {
  const home = mkdtempSync(join(tmpdir(), 'propmubi-platform-'));
  chmodSync(home, 0o755);
  const port = await pickPort(undefined, 'test');
  const running = new Set<ChildProcess>();

  const run = (
    command: string,
    args: readonly string[] = [],
    env: NodeJS.ProcessEnv = {},
  ): StartedPlatform => {
    const node = [
      '--conditions=source',
      '--import',
      './packages/runtime/register.mjs',
      'platform/src/cli.ts',
    ];
    // A month of leads is a test of its own (demo-world.test.ts); the others start sooner without it.
    const month = command.startsWith('start') ? ['--no-month'] : [];
    const child = spawn(process.execPath, [...node, command, ...month, ...args], {
      cwd: repositoryRoot,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...withoutAddresses(process.env),
        PORT: String(port),
        PROPMUBI_HOME: home,
        LOG_LEVEL: 'warn',
        // Built by the tests of the app; these tests would build it side by side.
        WEB: 'false',
        // What tests write they read at once, also where they write past the graph; those of the cache ask for one.
        ANSWER_CACHE: 'false',
        ...env,
      },
    });
    running.add(child);
    let text = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => (text += chunk.toString()));
    const exited = new Promise<number | null>((resolve) =>
      child.once('close', (code) => {
        running.delete(child);
        resolve(code);
      }),
    );
    return { port, home, child, exited, output: () => text };
  };
  const dispose = async () => {
    for (const child of running) {
      child.kill('SIGTERM');
      await new Promise((resolve) => child.once('close', resolve));
    }
    rmSync(home, { recursive: true, force: true });
  };
  return { home, port, run, dispose };
}

/** Resolves when /health/ready answers 200; rejects with the output when the process ends first. */
export async function whenReady({ port, exited, output }: StartedPlatform): Promise<void> {
  let ended = false;
  void exited.then(() => (ended = true));
  for (;;) {
    if (ended) throw new Error(`the platform ended before it was ready:\n${output()}`);
    if (await isReady(port)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

// The test run's own addresses and flags must not leak into a platform that is to find its own.
function withoutAddresses(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).filter(
      ([name]) => !/^(DATABASE_|(CACHE_)?REDIS_URL|NODE_OPTIONS|NODE_ENV|PROPMUBI_TEST_)/.test(name),
    ),
  );
}

/** Resolves when the command has printed these words; rejects with its output when it ends first. */
export async function says(
  { output, exited }: StartedPlatform,
  words: string,
  timeoutMs = 60_000,
): Promise<void> {
  let hasEnded = false;
  void exited.then(() => (hasEnded = true));
  const isSaid = () => {
    if (output().includes(words)) return true;
    if (hasEnded) throw new Error(`it ended:\n${output()}`);
    return false;
  };
  await until(isSaid, { timeoutMs, what: words });
}
