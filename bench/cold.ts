/**
 * How long a gateway of its own takes from `exec` to its first answer: `pnpm build && pnpm bench:cold [--rounds 10]`. The bundle of
 * production against plain Apollo, on the supergraph of `bench/gateway` with a query that its subgraphs answer, and on our own with
 * one that the gateway answers by itself. Each start after a first one, which keeps what production images are built with: compiled
 * code, what was found out of the supergraph, plans.
 *
 * Prints medians of the time and of the processor time until the answer; only the second survives a machine that others use.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { rolldown } from 'rolldown';
import { composeShop, serveShop } from './gateway/src/subgraphs.js';

const { values } = parseArgs({
  args: process.argv.slice(2).filter((argument) => argument !== '--'),
  options: { rounds: { type: 'string', default: '10' } },
});
const TARGET_MS = 500;
const PORT = 4790;
const GIVE_UP_AFTER_MS = 60_000;
const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'propmubi-cold-'));
const print = (line: string): void => void process.stdout.write(`${line}\n`);

interface Start {
  readonly name: string;
  readonly file: string;
  readonly path: string;
  readonly query: string;
  readonly env: Record<string, string>;
}

interface Sample {
  readonly ms: number;
  readonly processorMs: number;
}

const shopFile = join(folder, 'shop.graphql');
const ourFile = join(root, 'schema/supergraph.graphql');
const users = '{ users { id name } }';
const starts: readonly Start[] = [
  { name: 'product, shop', ...product(), env: { SUPERGRAPH_FILE: shopFile }, query: users },
  {
    name: 'plain Apollo, shop',
    file: await apolloFile(),
    path: '/',
    query: users,
    env: { SUPERGRAPH_FILE: shopFile },
  },
  {
    name: 'product, our own',
    ...product(),
    query: '{ node(id: "none") { id } }',
    env: { SUPERGRAPH_FILE: ourFile, SUBGRAPH_URLS: nowhere() },
  },
];
await serveShop();
writeFileSync(shopFile, composeShop());
try {
  for (const start of starts) {
    await measure(start);
    await measure(start);
  }
  const samples = new Map<Start, Sample[]>(starts.map((start) => [start, []]));
  for (let round = 0; round < Number(values.rounds); round++)
    for (const start of starts) samples.get(start)?.push(await measure(start));
  print(
    `exec to first answer, medians of ${values.rounds} starts in turns, load ${loadavg()[0]?.toFixed(1)}`,
  );
  for (const [{ name }, of] of samples) {
    const ms = median(of.map((sample) => sample.ms));
    const processorMs = median(of.map((sample) => sample.processorMs));
    print(
      `${name.padEnd(20)} ${ms.toFixed(0)} ms, processor ${processorMs.toFixed(0)} ms (target ${TARGET_MS})`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exit(0);

function product(): Pick<Start, 'file' | 'path'> {
  return { file: join(root, 'gateway/bundle/main.js'), path: '/graphql' };
}

/** Of the subgraphs of ours none is asked. */
function nowhere(): string {
  const names = ['identity', 'property', 'trust', 'crm', 'reputation'];
  return names.map((name) => `${name}=http://127.0.0.1:1/`).join(',');
}

/** Plain Apollo as JavaScript: compiling its main file at each start would be ours, not its own. */
async function apolloFile(): Promise<string> {
  const source = join(root, 'bench/gateway/src/gateways/apollo.ts');
  const bundle = await rolldown({ input: source, platform: 'node', logLevel: 'silent' });
  // Beside workspace.ts: it looks for Apollo's packages from its own place.
  const file = source.replace('gateways/apollo.ts', 'cold-apollo.generated.mjs');
  await bundle.write({ file, format: 'esm' });
  process.on('exit', () => rmSync(file, { force: true }));
  return file;
}

async function measure({ file, path, query, env }: Start): Promise<Sample> {
  const began = performance.now();
  const child = spawn(process.execPath, [file], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      PATH: process.env['PATH'],
      NODE_ENV: 'production',
      APOLLO_TELEMETRY_DISABLED: '1',
      PORT: String(PORT),
      HOST: '127.0.0.1',
      NODE_COMPILE_CACHE: join(folder, 'code'),
      SUPERGRAPH_CACHE_DIR: join(folder, 'supergraphs'),
      LOG_LEVEL: 'error',
      ...env,
    },
  });
  try {
    await answered(child, path, query, began + GIVE_UP_AFTER_MS);
    return { ms: performance.now() - began, processorMs: processorMs(child) };
  } finally {
    const ended = once(child, 'exit');
    // Code is kept when a process ends by itself.
    child.kill('SIGTERM');
    await ended;
  }
}

async function answered(child: ChildProcess, path: string, query: string, deadline: number): Promise<void> {
  for (;;) {
    if (child.exitCode !== null || performance.now() > deadline) throw new Error('It did not answer.');
    const answer = await fetch(`http://127.0.0.1:${PORT}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', connection: 'close' },
      body: JSON.stringify({ query }),
    }).catch(() => undefined);
    if (answer) {
      const { data } = (await answer.json()) as { data?: object };
      if (!data) throw new Error('The first answer has no data.');
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Of all its threads, by the kernel. */
function processorMs(child: ChildProcess): number {
  const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

function median(list: readonly number[]): number {
  return list.toSorted((a, b) => a - b)[list.length >> 1] ?? 0;
}
