/**
 * Whether the gateway lives through attacks as its image starts it, in a container of little memory: `pnpm build && pnpm
 * bench:container`. Every document of `pnpm test:security` comes over every transport for so long from 16 clients, and then what
 * else fills memory. The container is a control group of the kernel, which takes root on Linux.
 *
 * Prints the most memory of each (resident, of the process) and how long another client waited for the gateway's health; exits 1 when
 * the gateway was ended or does not answer.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createTestWorld } from '../../gateway/tests/support/test-world.js';
import { pickPort } from '../../packages/dev-services/src/ports.js';
import { imageCommand } from '../image-command.js';
import { type ControlGroup, createControlGroup } from './control-group.js';
import { ONSLAUGHTS } from './onslaughts.js';

const { values } = parseArgs({
  args: process.argv.slice(2).filter((argument) => argument !== '--'),
  options: {
    memory: { type: 'string', default: '512' },
    seconds: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
    rounds: { type: 'string', default: '1' },
    help: { type: 'boolean', default: false },
  },
});
const print = (line: string): void => void process.stdout.write(`${line}\n`);
if (values.help) {
  print('pnpm build && pnpm bench:container');
  print('  --memory <MiB>       of the container, 512 when left out');
  print('  --seconds <n>        for each attack, 1 when left out');
  print('  --only <text>        attacks whose names have it');
  print('  --rounds <n>         of all attacks, 1 when left out');
  process.exit(0);
}
const MIB = 2 ** 20;
const READY_WITHIN_MS = 30_000;
const root = fileURLToPath(new URL('../..', import.meta.url));
const command = imageCommand(root);
if (!command) {
  print('The gateway is not built: pnpm build');
  process.exit(2);
}
const [memory, seconds, rounds] = [values.memory, values.seconds, values.rounds].map(Number) as [
  number,
  number,
  number,
];
const chosen = ONSLAUGHTS.filter(({ name }) => name.includes(values.only));
if (!(memory > 0 && seconds > 0 && rounds > 0) || chosen.length === 0) {
  print('Numbers are above zero, and --only is a part of an attack’s name: see --help.');
  process.exit(2);
}
const folder = mkdtempSync(join(tmpdir(), 'propmubi-container-'));
const group = createControlGroup(memory * MIB);
const port = await pickPort(undefined, 'bench');
const url = `http://127.0.0.1:${port}/graphql`;
const gateway = start(command, group);
let survived = false;
try {
  survived = await endure(gateway.pid as number);
} finally {
  const ended = isRunning() ? once(gateway, 'exit') : undefined;
  gateway.kill('SIGKILL');
  await ended;
  group.remove();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(survived ? 0 : 1);

function start(given: readonly string[], { entry }: ControlGroup): ChildProcess {
  const supergraphFile = join(folder, 'supergraph.graphql');
  writeFileSync(supergraphFile, createTestWorld().supergraphSdl);
  const enter = `echo $$ > ${entry} && exec "$@"`;
  return spawn('sh', ['-c', enter, 'sh', process.execPath, ...given], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      PATH: process.env['PATH'],
      NODE_ENV: 'production',
      APOLLO_TELEMETRY_DISABLED: '1',
      LOG_LEVEL: 'silent',
      PORT: String(port),
      HOST: '127.0.0.1',
      SUPERGRAPH_FILE: supergraphFile,
      SUPERGRAPH_CACHE_DIR: join(folder, 'supergraphs'),
      // As for our own supergraph.
      LIMITS: process.env['LIMITS'] ?? 'true',
      INTROSPECTION: 'open',
      // All attackers have one address: what is counted by the minute would refuse them before they cost anything.
      REQUESTS_PER_MINUTE: 'address=100000000',
      COST_PER_MINUTE: 'address=100000000000',
    },
  });
}

async function endure(pid: number): Promise<boolean> {
  await ready(performance.now() + READY_WITHIN_MS);
  const all = Array.from({ length: rounds }, () => chosen).flat();
  print(`${memory} MiB, ${all.length} attacks of ${seconds} s; ${residentPeak(pid)} MiB at first\n`);
  print(
    '| attack | asked | answered otherwise | most MiB | health p99 ms |\n| --- | --- | --- | --- | --- |',
  );
  let most = 0;
  for (const { name, run } of all) {
    forgetPeak(pid);
    const until = performance.now() + seconds * 1_000;
    const [{ asked, others }, waits] = await Promise.all([run(url, until), healthWaits(until)]);
    if (!isRunning() || !(await answers())) {
      print(
        `\nThe gateway does not answer any more after "${name}"; ended by the kernel: ${group.killed()}.`,
      );
      return false;
    }
    const peak = residentPeak(pid);
    most = Math.max(most, peak);
    const otherwise = [...others].map(([what, times]) => `${times} × ${what}`).join(', ');
    print(`| ${name} | ${asked} | ${otherwise} | ${peak} | ${percentile99(waits).toFixed(0)} |`);
  }
  const groupPeak = Math.round(group.peak() / MIB);
  print(`\nThe gateway answers. At most ${most} MiB resident; ${groupPeak} MiB with what was kept of files.`);
  return true;
}

function isRunning(): boolean {
  return gateway.exitCode === null && gateway.signalCode === null;
}

/** How long each look at the gateway's health took, ten a second; 1,000 ms and more for one that failed. */
async function healthWaits(until: number): Promise<number[]> {
  const waits: number[] = [];
  while (performance.now() < until) {
    const startedAt = performance.now();
    const isHealthy = await fetch(new URL('/health', url)).then(
      ({ ok }) => ok,
      () => false,
    );
    waits.push(performance.now() - startedAt + (isHealthy ? 0 : 1_000));
    await delay(100);
  }
  return waits;
}

function percentile99(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.ceil(0.99 * sorted.length) - 1] ?? NaN;
}

async function ready(deadline: number): Promise<void> {
  while (!(await answers())) {
    if (performance.now() > deadline) throw new Error('The gateway did not start.');
    await delay(50);
  }
}

async function answers(): Promise<boolean> {
  const query = JSON.stringify({ query: '{ __typename }' });
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(url, { method: 'POST', headers, body: query }).catch(() => undefined);
  // Our address was refused so often that it has to wait, which the gateway says.
  return answer?.ok === true || answer?.status === 429;
}

/** The most resident memory since `forgetPeak`, in MiB. */
function residentPeak(pid: number): number {
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Math.round(Number(kilobytes) / 1_024);
}

function forgetPeak(pid: number): void {
  writeFileSync(`/proc/${pid}/clear_refs`, '5');
}
