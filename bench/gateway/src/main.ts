import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { imageCommand } from '../../image-command.js';
import { load, type LoadResult } from './load.js';
import { recordFloor } from './record.js';
import { operations, shop, type OperationName } from './shop.js';
import { composeShop, FIRST_PORT, serveShop } from './subgraphs.js';

const { values } = parseArgs({
  args: process.argv.slice(2).filter((argument) => argument !== '--'),
  options: {
    /** `product@<checkout>` is the product of another checkout, to compare with in the same rounds. */
    gateways: { type: 'string', default: 'ours,ours-apollo-server,apollo,floor' },
    operations: { type: 'string', default: 'deep' },
    modes: { type: 'string', default: 'unique' },
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '5' },
    /** Of a round, instead of its seconds: on a busy machine, where only CPU ms/req means something. */
    requests: { type: 'string' },
    connections: { type: 'string', default: '50' },
    /** A folder: Node gateways leave a CPU profile there (`profile.ts` reads it). Costs them a little. */
    profile: { type: 'string' },
  },
});

const here = fileURLToPath(new URL('.', import.meta.url));
const node = join(here, '../../../node_modules/.bin/node');
const run = [
  `--conditions=source`,
  `--import`,
  join(here, '../../../packages/runtime/register.mjs'),
  '--max-semi-space-size=64',
  ...(values.profile ? ['--cpu-prof', `--cpu-prof-dir=${values.profile}`] : []),
];
const productCache = mkdtempSync(join(tmpdir(), 'bench-product-'));
const supergraphFile = join(tmpdir(), `bench-supergraph-${process.pid}.graphql`);

/** How each gateway is started; all listen on PORT and read SUPERGRAPH_FILE. */
function command(gateway: string, port: number): { file: string; args: string[] } {
  switch (gateway) {
    case 'hive':
    case 'hive-jit':
    case 'hive-rust': {
      const extra = { hive: [], 'hive-jit': ['--jit'], 'hive-rust': ['--hive-router-runtime'] }[gateway];
      const bin = join(here, '../node_modules/@graphql-hive/gateway/dist/bin.js');
      const config = join(here, 'gateways/hive.config.mjs');
      const args = ['supergraph', supergraphFile, '-p', String(port), '--host', '127.0.0.1', '--fork', '1'];
      return { file: node, args: ['--max-semi-space-size=64', bin, ...args, '-c', config, ...extra] };
    }
    case 'grafbase': {
      const bin = join(here, '../node_modules/@grafbase/cli-x86_64-unknown-linux-musl/grafbase');
      const config = join(writeGrafbaseConfig(), 'grafbase.toml');
      return { file: bin, args: ['dev', '-c', config, '--listen-address', `127.0.0.1:${port}`] };
    }
    case 'product':
      return { file: node, args: productArguments(join(here, '../../..')) };
    case 'ours-collapsing':
      return { file: node, args: [...run, join(here, 'gateways/ours.ts')] };
    default: {
      const [, checkout] = /^product@(.+)$/.exec(gateway) ?? [];
      if (checkout) return { file: node, args: productArguments(resolve(checkout)) };
      return { file: node, args: [...run, join(here, 'gateways', `${gateway}.ts`)] };
    }
  }
}

/** As its image starts it, where it is built (`pnpm build`), else from its sources. */
function productArguments(root: string): string[] {
  const given = imageCommand(root);
  if (!given) return [...run, join(root, 'gateway/src/main.ts')];
  const profile = values.profile ? ['--cpu-prof', `--cpu-prof-dir=${values.profile}`] : [];
  return [...profile, ...given];
}

/** Grafbase composes by itself, from a folder with its settings and the subgraphs' schemas. */
function writeGrafbaseConfig(): string {
  const folder = mkdtempSync(join(tmpdir(), 'bench-grafbase-'));
  const lines = shop.flatMap(({ name, typeDefs }, index) => {
    writeFileSync(join(folder, `${name}.graphql`), typeDefs);
    const url = `http://127.0.0.1:${FIRST_PORT + index}/graphql`;
    return [
      `[subgraphs.${name}]`,
      `url = "${url}"`,
      `schema_path = "${name}.graphql"`,
      `[[subgraphs.${name}.headers]]`,
      `rule = "forward"`,
      `name = "authorization"`,
    ];
  });
  writeFileSync(join(folder, 'grafbase.toml'), lines.join('\n'));
  return folder;
}

interface Running {
  readonly name: string;
  readonly child: ChildProcess;
  readonly url: URL;
}

async function start(name: string, port: number, recording: string): Promise<Running> {
  const { file, args } = command(name, port);
  const child = spawn('taskset', ['-c', '0', file, ...args], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      APOLLO_TELEMETRY_DISABLED: '1',
      SUPERGRAPH_FILE: supergraphFile,
      PORT: String(port),
      COLLAPSE: name === 'ours-collapsing' ? '1' : '',
      FLOOR_RECORDING: recording,
      NODE_COMPILE_CACHE: join(productCache, 'code'),
      SUPERGRAPH_CACHE_DIR: join(productCache, 'supergraphs'),
    },
    stdio: ['ignore', 'ignore', process.env.BENCH_DEBUG ? 'inherit' : 'ignore'],
  });
  const path = name.startsWith('ours-apollo') || name === 'apollo' ? '/' : '/graphql';
  const url = new URL(`http://127.0.0.1:${port}${path}`);
  for (let attempt = 0; attempt < 600; attempt++) {
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"query":"{__typename}"}',
      });
      if (response.ok) return { name, child, url };
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`${name} did not start`);
}

/** A profile is written when the process ends by itself. */
async function stop(
  child: ChildProcess,
  signal: NodeJS.Signals = values.profile ? 'SIGTERM' : 'SIGKILL',
): Promise<void> {
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}

/** CPU seconds a process has used, and its resident memory in MiB. Other users of the machine do not change them. */
function usage(pid: number): { cpuSeconds: number; memoryMiB: number } {
  let nanoseconds = 0;
  for (const thread of readdirSync(`/proc/${pid}/task`))
    nanoseconds += Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]);
  const resident = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? '0';
  return { cpuSeconds: nanoseconds / 1e9, memoryMiB: Number(resident) / 1024 };
}

interface Sample extends LoadResult {
  readonly cpuMs: number;
  readonly memoryMiB: number;
  readonly fetches: number;
}

async function subgraphRequests(): Promise<number> {
  let total = 0;
  for (let index = 0; index < 1; index++)
    total += Number(await (await fetch(`http://127.0.0.1:${FIRST_PORT + index}/count`)).text());
  return total;
}

const median = (list: readonly number[]): number =>
  [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;

await serveShop();
writeFileSync(supergraphFile, composeShop());
const names = values.gateways.split(',');
const out = (line: string): void => void process.stdout.write(`${line}\n`);
const children: ChildProcess[] = [];
try {
  for (const operation of values.operations.split(',') as OperationName[]) {
    const body = JSON.stringify({
      query: operations[operation],
      operationName: operation.charAt(0).toUpperCase() + operation.slice(1),
    });
    const recording = JSON.stringify(await recordFloor(composeShop(), operations[operation]));
    const running: Running[] = [];
    for (const [index, name] of names.entries()) {
      // The second start is one of production: it finds what the first one kept.
      if (name.startsWith('product'))
        await stop((await start(name, 4701 + index, recording)).child, 'SIGTERM');
      const gateway = await start(name, 4701 + index, recording);
      children.push(gateway.child);
      running.push(gateway);
    }
    await compareAnswers(running, body);
    for (const mode of values.modes.split(',')) {
      const requests = values.requests === undefined ? undefined : Number(values.requests);
      const options = { connections: Number(values.connections), unique: mode === 'unique', requests };
      const samples = new Map<string, Sample[]>(names.map((name) => [name, []]));
      for (const gateway of running) await load(gateway.url, body, { ...options, seconds: 3 });
      for (let round = 0; round < Number(values.rounds); round++) {
        // Each begins a round in turn: what comes first has another machine than what comes last.
        for (const gateway of [
          ...running.slice(round % running.length),
          ...running.slice(0, round % running.length),
        ]) {
          const pid = gateway.child.pid ?? 0;
          await subgraphRequests();
          const before = usage(pid);
          const result = await load(gateway.url, body, { ...options, seconds: Number(values.seconds) });
          const after = usage(pid);
          const fetches = (await subgraphRequests()) / result.requests;
          const cpuMs = ((after.cpuSeconds - before.cpuSeconds) * 1000) / result.requests;
          samples.get(gateway.name)?.push({ ...result, cpuMs, memoryMiB: after.memoryMiB, fetches });
        }
      }
      report(operation, mode, samples);
    }
    await Promise.all(running.map(({ child }) => stop(child)));
  }
} finally {
  for (const child of children) child.kill('SIGKILL');
}
process.exit(0);

/** The comparison means nothing unless all say the same. */
async function compareAnswers(running: readonly Running[], body: string): Promise<void> {
  const canonical = (text: string) => JSON.stringify(sort((JSON.parse(text) as { data: unknown }).data));
  let expected: string | undefined;
  for (const { url, name } of running) {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    const answer = canonical(await response.text());
    expected ??= answer;
    if (answer !== expected) throw new Error(`${name} answers something else: ${answer.slice(0, 300)}`);
  }
}

function sort(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sort);
  if (typeof value !== 'object' || value === null) return value;
  const object = value as Record<string, unknown>;
  return Object.fromEntries(
    Object.keys(object)
      .sort()
      .map((key) => [key, sort(object[key])]),
  );
}

function lengthOfRound(): string {
  return values.requests === undefined ? `${values.seconds} s` : `${values.requests} requests`;
}

function report(operation: string, mode: string, samples: ReadonlyMap<string, readonly Sample[]>): void {
  const of = (name: string, key: keyof Sample) =>
    median((samples.get(name) ?? []).map((sample) => sample[key]));
  const rate = (name: string) =>
    median((samples.get(name) ?? []).map((sample) => sample.requests / sample.seconds));
  const base = samples.has('apollo') ? 'apollo' : (names[0] ?? '');
  out(
    `\n${operation}, ${mode} requests, ${of(base, 'bytes')} bytes, median of ${values.rounds} alternating rounds of ${lengthOfRound()}`,
  );
  out(
    '| gateway | req/s | p50 ms | p99 ms | CPU ms/req | subgraph requests | MiB | × ' +
      base +
      ' by req/s | by CPU |',
  );
  out('|---|---|---|---|---|---|---|---|---|');
  for (const name of samples.keys()) {
    const cells = [
      rate(name).toFixed(0),
      of(name, 'p50').toFixed(1),
      of(name, 'p99').toFixed(1),
      of(name, 'cpuMs').toFixed(3),
      of(name, 'fetches').toFixed(1),
      of(name, 'memoryMiB').toFixed(0),
      (rate(name) / rate(base)).toFixed(2),
      (of(base, 'cpuMs') / of(name, 'cpuMs')).toFixed(2),
    ];
    out(`| ${name} | ${cells.join(' | ')} |`);
  }
}
