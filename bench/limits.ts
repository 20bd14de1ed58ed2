/**
 * What the limits cost: requests per second of the showcase query with every limit on against `LIMITS=false`, on two
 * platforms of the synthetic seed that are loaded in alternating rounds. `pnpm bench:limits`
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pickPort } from '../packages/dev-services/src/ports.js';

const ROUNDS = 5;
const ROUND_MS = 4_000;
const CONNECTIONS = 16;
const SHOWCASE = `{ feed(first: 20) { edges { node { listPrice locality { name }
  project { reraNumber builder { name reputation { score confidenceInterval { low high } reasons { code } } } }
  agent { name trust { score band } } trust { score lowerBound band reasons { code } } documents { type status } } } } }`;

interface Platform {
  url: string;
  child: ChildProcess;
  home: string;
}

const counted = (points: number) => `address=${points},user=${points},tenant=${points}`;

async function start(limits: boolean): Promise<Platform> {
  const home = mkdtempSync(join(tmpdir(), 'propmubi-bench-'));
  chmodSync(home, 0o755);
  const port = await pickPort(undefined, 'bench');
  const program = [
    '--conditions=source',
    '--import',
    './packages/runtime/register.mjs',
    'platform/src/cli.ts',
    'start',
    '--no-month',
  ];
  const child = spawn(process.execPath, program, {
    stdio: 'ignore',
    env: {
      ...process.env,
      PORT: String(port),
      PROPMUBI_HOME: home,
      LIMITS: String(limits),
      WEB: 'false',
      ANSWER_CACHE: 'false',
      LOG_LEVEL: 'warn',
      // The limits are counted, and too high to refuse anything.
      REQUESTS_PER_MINUTE: counted(10_000_000),
      COST_PER_MINUTE: counted(1_000_000_000),
      COST_IN_FLIGHT: counted(1_000_000_000),
    },
  });
  const url = `http://127.0.0.1:${port}`;
  for (;;) {
    const ready = await fetch(`${url}/health/ready`).catch(() => undefined);
    if (ready?.ok) break;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return { url: `${url}/graphql`, child, home };
}

/** Requests per second of one round; throws at the first answer that is not data. */
async function load(url: string, forMs: number): Promise<number> {
  const body = JSON.stringify({ query: SHOWCASE });
  const until = performance.now() + forMs;
  let answered = 0;
  const client = async () => {
    while (performance.now() < until) {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
      const text = await response.text();
      if (!text.startsWith('{"data":{"feed":{')) throw new Error(text.slice(0, 300));
      answered += 1;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, client));
  return answered / (forMs / 1_000);
}

const platforms = [await start(true), await start(false)] as const;
const [on, off] = platforms;
try {
  for (const { url } of platforms) await load(url, ROUND_MS);
  const rates: [number, number][] = [];
  for (let round = 0; round < ROUNDS; round++) {
    rates.push([await load(on.url, ROUND_MS), await load(off.url, ROUND_MS)]);
  }
  const median = (values: number[]) =>
    values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] as number;
  const [withLimits, without] = [median(rates.map(([a]) => a)), median(rates.map(([, b]) => b))];
  const ratios = rates.map(([a, b]) => (a / b).toFixed(3)).join(' ');
  process.stdout.write(
    `limits on ${withLimits.toFixed(0)} req/s, off ${without.toFixed(0)} req/s, ratio ${(withLimits / without).toFixed(3)} (rounds: ${ratios})\n`,
  );
} finally {
  for (const { child, home } of platforms) {
    const ended = new Promise((resolve) => child.once('close', resolve));
    child.kill('SIGTERM');
    await ended;
    rmSync(home, { recursive: true, force: true });
  }
}
