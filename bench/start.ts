/**
 * How long a newcomer waits: from `npx pnpm start` in a clean clone (package cache warm) to the first answered query,
 * and the same on the second start. Clones what is committed. Prints two numbers; exits 1 when one is over its target.
 */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createServer } from 'node:net';

const repository = fileURLToPath(new URL('..', import.meta.url));
const targets = { cold: 60, second: 15 };
const giveUpAfterMs = 300_000;
const query = '{ feed(first: 1) { edges { node { listPrice locality { name } } } } }';

const folder = mkdtempSync(join(tmpdir(), 'propmubi-bench-'));
chmodSync(folder, 0o755);
const clone = join(folder, 'clone');
const port = await freePort();
let failed = false;
try {
  execFileSync('git', ['clone', '--quiet', repository, clone]);
  for (const [name, targetSeconds] of Object.entries(targets)) {
    const seconds = await measureStart();
    const ok = seconds <= targetSeconds;
    failed ||= !ok;
    print(
      `${name.padEnd(7)} start to first answer: ${seconds.toFixed(1)} s (target ${targetSeconds} s${ok ? '' : ', missed'})`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = failed ? 1 : 0;

async function measureStart(): Promise<number> {
  const log = join(folder, 'start.log');
  const began = performance.now();
  const child = spawn('sh', ['-c', `exec npx --yes pnpm@12.21.0 start >>"$0" 2>&1`, log], {
    cwd: clone,
    detached: true,
    stdio: 'ignore',
    // npm's own variables would make the clone's npx believe that it runs inside this workspace.
    env: { ...cleanEnvironment(), PORT: String(port), PROPMUBI_HOME: join(folder, 'home'), CI: 'true' },
  });
  try {
    await answered(child, log);
    return (performance.now() - began) / 1000;
  } finally {
    await stop(child);
  }
}

async function answered(child: ChildProcess, log: string): Promise<void> {
  const deadline = Date.now() + giveUpAfterMs;
  for (;;) {
    if (child.exitCode !== null || Date.now() > deadline) {
      throw new Error(
        `the platform did not answer:\n${readFileSync(log, 'utf8').split('\n').slice(-30).join('\n')}`,
      );
    }
    if (await answers()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function answers(): Promise<boolean> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    const { data } = (await response.json()) as { data?: { feed?: { edges: unknown[] } } };
    return (data?.feed?.edges.length ?? 0) > 0;
  } catch {
    return false;
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const exited = new Promise((resolve) => child.once('exit', resolve));
  process.kill(-(child.pid as number), 'SIGINT');
  await exited;
  // npx may go before the platform has drained; the port is free when it has.
  while (await answers()) await new Promise((resolve) => setTimeout(resolve, 100));
  await new Promise((resolve) => setTimeout(resolve, 1_500));
}

function cleanEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(npm_|pnpm_|PNPM_|NODE_OPTIONS$|DATABASE_|REDIS_URL$)/.test(name),
    ),
  );
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
