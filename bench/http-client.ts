/**
 * What a subgraph request costs the gateway's processor, by `httpTransport` and by the lowest level of undici (`dispatch`), for
 * answers of several sizes: `pnpm bench:http-client`. Both in turns, the server in a process of its own, so that the load of
 * a machine changes no ratio.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { Pool } from 'undici';
import { httpTransport } from '../packages/federation/src/index.js';
import { parseJson } from '../packages/federation/src/exact-json.js';
import { RequestTemplate } from '../packages/federation/src/plan/request.js';

const SIZES = [200, 5_000, 60_000];
const ROUNDS = 7;
const REQUESTS = 6_000;
const AT_ONCE = 50;
const HEADERS = { 'content-type': 'application/json', accept: 'application/json', authorization: 'Bearer x' };
const print = (line: string): void => void process.stdout.write(`${line}\n`);

type Ask = () => Promise<unknown>;

if (process.argv[2] === 'serve') await serve();
else await main();

async function main(): Promise<void> {
  const server = fork(fileURLToPath(import.meta.url), ['serve']);
  process.once('exit', () => server.kill());
  const port = await portOf(server);
  print(
    `${'answer'.padStart(10)}${'ours'.padStart(10)}${'undici'.padStart(10)}${'ratio'.padStart(8)}   µs of processor a request`,
  );
  for (const size of SIZES) {
    const url = `http://127.0.0.1:${port}/${size}`;
    const [ours, undici] = await compare(byTransport(url), byUndici(url));
    const ratio = (undici / ours).toFixed(2);
    print(
      `${`${size} B`.padStart(10)}${ours.toFixed(1).padStart(10)}${undici.toFixed(1).padStart(10)}${ratio.padStart(8)}`,
    );
  }
  process.exit();
}

async function compare(first: Ask, second: Ask): Promise<[number, number]> {
  const times: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS + 1; round++) {
    const taken = [await microsecondsOf(first), await microsecondsOf(second)];
    // The first round warms up.
    if (round > 0) taken.forEach((time, index) => times[index]?.push(time));
  }
  return [median(times[0]), median(times[1])];
}

async function microsecondsOf(ask: Ask): Promise<number> {
  let left = REQUESTS;
  const client = async (): Promise<void> => {
    while (left-- > 0) await ask();
  };
  const before = process.cpuUsage();
  await Promise.all(Array.from({ length: AT_ONCE }, client));
  const { user, system } = process.cpuUsage(before);
  return (user + system) / REQUESTS;
}

function byTransport(url: string): Ask {
  const transport = httpTransport<undefined>({ url, headers: () => ({ authorization: 'Bearer x' }) });
  const request = new RequestTemplate('{ a }', undefined, 'query').request({}, []);
  const fetch = { subgraph: 's', request, context: undefined, signal: undefined, isPublic: false };
  return () => transport.fetch(fetch);
}

function byUndici(url: string): Ask {
  const { origin, pathname } = new URL(url);
  const pool = new Pool(origin, { connections: 64, pipelining: 1 });
  const body = new RequestTemplate('{ a }', undefined, 'query').request({}, []).body;
  return () =>
    new Promise((resolve, reject) => {
      const chunks: Buffer[] = [];
      pool.dispatch(
        { path: pathname, method: 'POST', headers: HEADERS, body },
        {
          onRequestStart: () => undefined,
          onResponseStart: () => undefined,
          onResponseData: (_controller, chunk) => void chunks.push(chunk),
          onResponseEnd: () => resolve(parseJson(Buffer.concat(chunks).toString('utf8'))),
          onResponseError: (_controller, error) => reject(error),
        },
      );
    });
}

/** Answers every request with as many bytes as its path says. */
async function serve(): Promise<void> {
  const answers = new Map(SIZES.map((size) => [`/${size}`, JSON.stringify({ data: { a: rowsOf(size) } })]));
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      const text = answers.get(request.url ?? '') ?? '';
      response
        .writeHead(200, { 'content-type': 'application/json', 'content-length': text.length })
        .end(text);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  process.send?.((server.address() as AddressInfo).port);
}

function rowsOf(bytes: number): { id: string; name: string }[] {
  const row = { id: '0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b', name: 'Orchid Heights, Andheri West' };
  return Array.from({ length: Math.ceil(bytes / 90) }, () => row);
}

async function portOf(server: ChildProcess): Promise<number> {
  const [port] = (await once(server, 'message')) as [number];
  return port;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
