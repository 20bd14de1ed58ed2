/**
 * The showcase query over five subgraphs: requests a second and processor time of one, `pnpm bench:showcase`. With another
 * checkout (installed) it is measured in turns with this one: the load of a machine changes no ratio of processor times.
 */
import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import { Pool } from 'undici';
import { type Mode, type PlatformProcess, startPlatform } from '../live/src/platform-process.js';
import { cpuSeconds } from '../live/src/process-usage.js';
import { createTokenMint } from '@propmubi/testkit';
import { profileOf } from '../live/src/profile.js';

const NO_LIMIT = 'address=0,user=0,key=0,tenant=0';
const SETTINGS = {
  REQUESTS_PER_MINUTE: NO_LIMIT,
  COST_PER_MINUTE: NO_LIMIT,
  COST_IN_FLIGHT: NO_LIMIT,
};
const QUERY = readFileSync(new URL('../../platform/tests/golden/showcase.graphql', import.meta.url), 'utf8');
const HERE = resolve(import.meta.dirname, '../..');

const {
  mode,
  connections,
  seconds,
  rounds,
  against,
  first,
  profile,
  process: profiled,
  platformCpus,
  cache,
} = new Command('pnpm bench:showcase')
  .description('Requests a second and processor time of the showcase query, each by a viewer of its own')
  .addOption(new Option('--mode <mode>').choices(['embedded', 'distributed']).default('embedded'))
  .option('--first <n>', 'homes of a page', Number, 20)
  .option('--connections <n>', 'requests under way', Number, 8)
  .option('--seconds <n>', 'of one round', Number, 8)
  .option('--rounds <n>', 'measured rounds of each checkout, in turns', Number, 5)
  .option('--against <checkout>', 'another checkout of the repository, installed')
  .option('--cache', 'with the gateway’s cache, as CACHE_REDIS_URL gives it')
  .option('--platform-cpus <list>', 'processors of the platform, as taskset takes them', '0,1')
  .option('--profile <file>', 'writes a CPU profile of this checkout, for bench/gateway/src/profile.ts')
  .option('--process <part>', 'of which process, by a part of its command', 'gateway')
  .parse()
  .opts<{
    mode: Mode;
    connections: number;
    seconds: number;
    rounds: number;
    against?: string;
    first: number;
    profile?: string;
    process: string;
    platformCpus: string;
    cache?: boolean;
  }>();

interface Side {
  name: string;
  platform: PlatformProcess;
  pool: Pool;
  tokens: string[];
  /** Of each round. */
  perSecond: number[];
  cpuMs: number[];
  postgresMs: number[];
}

const sides: Side[] = [];
try {
  for (const root of [HERE, ...(against ? [resolve(against)] : [])]) sides.push(await open(root));
  // Plans, prepared statements, compiled code.
  for (const side of sides) await load(side, 4);
  for (let round = 0; round < rounds; round++) for (const side of sides) await measure(side);
  for (const side of sides) report(side);
  const [own] = sides;
  if (profile && own) {
    const pid = own.platform.pidOf(profiled);
    const seen = await profileOf(pid, own.platform.inspectorPort, () => load(own, seconds));
    writeFileSync(profile, seen.profile);
  }
} finally {
  for (const { platform, pool } of sides) {
    await pool.close();
    await platform.stop();
  }
}

async function open(root: string): Promise<Side> {
  const cpus = { platform: platformCpus, databases: undefined };
  const platform = await startPlatform(mode, cpus, SETTINGS, { root, cache });
  const mint = await createTokenMint(platform.env['ACCESS_TOKEN_SIGNING_KEYS'] as string);
  const tokens = await Promise.all(
    Array.from({ length: connections }, () => mint({ userId: randomUUID(), role: 'BUYER' })),
  );
  const pool = new Pool(new URL(platform.url).origin, { connections });
  return { name: root, platform, pool, tokens, perSecond: [], cpuMs: [], postgresMs: [] };
}

async function measure(side: Side): Promise<void> {
  const [pids, ofPostgres] = [side.platform.pids(), side.platform.postgresPids()];
  const [before, postgresBefore] = [cpuSeconds(pids), cpuSeconds(ofPostgres)];
  const began = performance.now();
  const answered = await load(side, seconds);
  side.perSecond.push((1_000 * answered) / (performance.now() - began));
  side.cpuMs.push((1_000 * (cpuSeconds(pids) - before)) / answered);
  side.postgresMs.push((1_000 * (cpuSeconds(ofPostgres) - postgresBefore)) / answered);
}

/** Each connection asks again as soon as it is answered. Returns how many answers there were. */
async function load({ pool, tokens }: Side, forSeconds: number): Promise<number> {
  const until = performance.now() + 1_000 * forSeconds;
  const body = JSON.stringify({ query: QUERY, variables: { first } });
  let answered = 0;
  const connection = async (token: string): Promise<void> => {
    while (performance.now() < until) {
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
      const response = await pool.request({ method: 'POST', path: '/graphql', headers, body });
      const text = await response.body.text();
      if (response.statusCode !== 200 || !text.startsWith('{"data":{"feed":{"edges":[{'))
        throw new Error(`${response.statusCode} ${text.slice(0, 300)}`);
      answered++;
    }
  };
  await Promise.all(tokens.map(connection));
  return answered;
}

function report({ name, perSecond, cpuMs, postgresMs }: Side): void {
  const median = (of: number[]) => [...of].sort((a, b) => a - b)[Math.floor(of.length / 2)] as number;
  const all = (of: number[], digits: number) => of.map((one) => one.toFixed(digits)).join(', ');
  process.stdout.write(
    `${mode}, ${name}: ${median(perSecond).toFixed(0)} requests/s, ${median(cpuMs).toFixed(2)} ms of processor time each and ${median(postgresMs).toFixed(2)} of Postgres\n` +
      `  medians of ${rounds} rounds: ${all(perSecond, 0)} requests/s; ${all(cpuMs, 2)} ms\n`,
  );
}
