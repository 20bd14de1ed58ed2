import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { Agent, createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { composeServices } from '@apollo/composition';
import { pickPort } from '@propmubi/dev-services';
import { until } from '@propmubi/testkit';
import { parse } from 'graphql';
import { createTestIdentity } from './support/tokens.js';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const NODE_ARGUMENTS = [
  '--conditions=source',
  '--import',
  './packages/runtime/register.mjs',
  'gateway/src/main.ts',
];
const READ = '{ price }';

/** A price. A read shows it as of when the read came; while `holding`, the answer is kept back. */
const shop = { price: 1, reads: 0, holding: false, held: [] as (() => void)[] };
let subgraph: Server;
let gateway: ChildProcess;
let folder: string;
let port: number;
let token: string;
const agents: Agent[] = [];
/** By request id: which worker answered, as the request log says. */
const workerOf = new Map<string, number>();

beforeAll(async () => {
  subgraph = createServer((incoming, response) => {
    let body = '';
    incoming.setEncoding('utf8');
    incoming.on('data', (chunk: string) => (body += chunk));
    incoming.on('end', () => {
      response.setHeader('content-type', 'application/json');
      if (body.includes('mutation')) {
        shop.price += 1;
        // Root fields of mutations have names of the plan's own.
        const name = /(\w+): ?reprice/.exec(body)?.[1] ?? 'reprice';
        response.end(`{"data":{"${name}":${shop.price}}}`);
        return;
      }
      if (!body.includes('price')) {
        // Readiness.
        response.end('{"data":{"__typename":"Query"}}');
        return;
      }
      shop.reads += 1;
      const answer = `{"data":{"price":${shop.price}}}`;
      if (shop.holding) shop.held.push(() => response.end(answer));
      else response.end(answer);
    });
  });
  await new Promise<void>((resolve) => subgraph.listen(0, '127.0.0.1', resolve));
  const { supergraphSdl } = composeServices([
    {
      name: 'shop',
      url: `http://127.0.0.1:${(subgraph.address() as AddressInfo).port}/`,
      typeDefs: parse('type Query { price: Int } type Mutation { reprice: Int }'),
    },
  ]);
  folder = await mkdtemp(join(tmpdir(), 'propmubi-workers-'));
  const file = join(folder, 'supergraph.graphql');
  await writeFile(file, supergraphSdl ?? '');
  const identity = await createTestIdentity();
  token = await identity.token({ sub: randomUUID() });
  port = await pickPort(undefined, 'gateway');
  gateway = spawn(process.execPath, NODE_ARGUMENTS, {
    cwd: repository,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env['PATH'],
      SUPERGRAPH_FILE: file,
      PORT: String(port),
      LOG_LEVEL: 'info',
      GATEWAY_WORKERS: '2',
      PLANNING_THREADS: '0',
      ACCESS_TOKEN_JWKS: JSON.stringify(identity.jwks),
    },
  });
  createInterface({ input: gateway.stdout as Readable }).on('line', (line) => {
    const { requestId, pid } = JSON.parse(line) as { requestId?: string; pid: number };
    if (requestId) workerOf.set(requestId, pid);
  });
  await until(async () => (await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => undefined))?.ok, {
    timeoutMs: 120_000,
    what: 'readiness',
  });
});
afterAll(async () => {
  for (const agent of agents) agent.destroy();
  const ended = once(gateway, 'exit');
  gateway.kill('SIGTERM');
  await ended;
  subgraph.closeAllConnections();
  subgraph.close();
  await rm(folder, { recursive: true });
});

type Ask = (query: string) => Promise<unknown>;

/** Opens a connection, which stays with one worker, and says which. */
async function connection(): Promise<{ ask: Ask; worker: number }> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  agents.push(agent);
  const requestId = randomUUID();
  const ask: Ask = (query) =>
    new Promise((resolve, reject) => {
      const headers = {
        'content-type': 'application/json',
        authorization: `Bearer ${token}`,
        'x-correlation-id': requestId,
      };
      const to = { agent, port, host: '127.0.0.1', path: '/graphql', method: 'POST', headers };
      const sent = request(to, (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (text += chunk));
        response.on('end', () => resolve(JSON.parse(text)));
      });
      sent.on('error', reject);
      sent.end(JSON.stringify({ query }));
    });
  await ask('{ __typename }');
  await until(() => workerOf.has(requestId));
  return { ask, worker: workerOf.get(requestId) ?? 0 };
}

/** Two connections to one worker, and one to the other. */
async function connections(): Promise<readonly [Ask, Ask, Ask]> {
  const byWorker = new Map<number, Ask[]>();
  for (;;) {
    const { ask, worker } = await connection();
    byWorker.set(worker, [...(byWorker.get(worker) ?? []), ask]);
    const [one = [], other = []] = [...byWorker.values()].toSorted((a, b) => b.length - a.length);
    const [first, second] = one;
    const [third] = other;
    if (first && second && third) return [first, second, third];
  }
}

it('shows a user what they wrote through another worker, whatever read of theirs is under way', async () => {
  const [first, second, elsewhere] = await connections();
  shop.holding = true;
  const before = first(READ);
  await until(() => shop.held.length === 1);
  shop.holding = false;
  expect(await elsewhere('mutation { reprice }')).toEqual({ data: { reprice: 2 } });
  expect(await second(READ)).toEqual({ data: { price: 2 } });
  expect(shop.reads).toBe(2);
  for (const answer of shop.held) answer();
  expect(await before).toEqual({ data: { price: 1 } });
});
