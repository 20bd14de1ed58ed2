import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { ATTACKS_BY_TRANSPORT } from '../../gateway/tests/support/attacks-by-transport.js';
import { rawSocket } from '../../gateway/tests/support/socket-client.js';
import { type Sent, type TransportAnswer, TRANSPORTS } from '../../gateway/tests/support/transports.js';
import { each } from './documents.js';

/** One way to use up memory. */
export interface Onslaught {
  readonly name: string;
  /** Goes on until then (performance.now); gives how many times it asked, and what else than the expected it was answered. */
  run(url: string, until: number): Promise<{ asked: number; others: Map<string, number> }>;
}

const CLIENTS = 16;
const SOCKETS = 2_000;
const BODY_BYTES = 1_000_000;
/** No subgraph is there. */
const NOT_THERE = ['SUBGRAPH_UNREACHABLE', 'SUBGRAPH_CIRCUIT_OPEN'];

/** Everything that is tried, in turn. */
export const ONSLAUGHTS: readonly Onslaught[] = [
  ...ATTACKS_BY_TRANSPORT.map(({ transport, name, query, variables, code }) =>
    byClients(`${transport}: ${name}`, [code], (url) => TRANSPORTS[transport](url, { query, variables })),
  ),
  byPost('refused documents of 8 KB, each another', ['GRAPHQL_VALIDATION_FAILED'], (number) => ({
    query: `{ leads ${each(140, (n) => `${'unknown'.repeat(7)}${n}`)} } # ${number}`,
  })),
  byPost('documents of 6 KB to be planned, each another', NOT_THERE, (number) => ({
    query: `{ ${each(40, (n) => `a${n}: listing(id: "l") { ${fieldsOf(number * 40 + n)} }`)} }`,
  })),
  byPost('bodies of a megabyte, of one variable', NOT_THERE, () => ({
    query: 'query ($id: ID!) { listing(id: $id) { id } }',
    variables: { id: 'x'.repeat(BODY_BYTES) },
  })),
  heldOpen(`${SOCKETS} connections that send a part of a body`, (url) => partOfBody(url)),
  heldOpen(`${SOCKETS} WebSockets that say nothing more`, (url) => silentSocket(url)),
];

function byPost(name: string, expected: readonly string[], make: (number: number) => Sent): Onslaught {
  let number = 0;
  return byClients(name, expected, (url) => TRANSPORTS.POST(url, make(number++)));
}

/** An onslaught of clients that go on asking, each as soon as it was answered. */
function byClients(
  name: string,
  expected: readonly string[],
  ask: (url: string) => Promise<TransportAnswer>,
): Onslaught {
  return {
    name,
    async run(url, until) {
      const others = new Map<string, number>();
      let asked = 0;
      const client = async (): Promise<void> => {
        while (performance.now() < until) {
          asked += 1;
          const codes = await ask(url).then(codesOf, (error: unknown) => [(error as Error).message]);
          if (expected.some((code) => codes.includes(code))) continue;
          const [first = 'nothing'] = codes;
          others.set(first, (others.get(first) ?? 0) + 1);
        }
      };
      await Promise.all(Array.from({ length: CLIENTS }, client));
      return { asked, others };
    },
  };
}

function codesOf({ errors }: TransportAnswer): string[] {
  return errors?.map(({ extensions }) => String(extensions?.['code'])) ?? ['answered'];
}

/** Opens as many as it is let, and lets them be until the time is over. */
function heldOpen(name: string, open: (url: string) => Promise<{ destroy(): void }>): Onslaught {
  return {
    name,
    async run(url, until) {
      const opened = await Promise.allSettled(Array.from({ length: SOCKETS }, () => open(url)));
      await delay(Math.max(0, until - performance.now()));
      const others = new Map<string, number>();
      for (const one of opened) {
        if (one.status === 'fulfilled') one.value.destroy();
        else others.set('refused', (others.get('refused') ?? 0) + 1);
      }
      return { asked: SOCKETS, others };
    },
  };
}

async function partOfBody(url: string): Promise<Socket> {
  const { hostname, port, pathname } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  const head = [
    `POST ${pathname} HTTP/1.1`,
    `host: ${hostname}`,
    'content-type: application/json',
    `content-length: ${BODY_BYTES}`,
  ];
  socket.write(`${head.join('\r\n')}\r\n\r\n{"query":"${'x'.repeat(1_000)}`);
  return socket;
}

async function silentSocket(url: string): Promise<{ destroy(): void }> {
  const { socket } = await rawSocket(url.replace('http', 'ws'));
  return { destroy: () => socket.terminate() };
}

const FIELDS = [
  'id',
  'title',
  'price',
  'askedBy',
  'explode',
  'agent { name }',
  'named { title }',
  '__typename',
];

/** Some of the fields of a listing, others for each number up to 255. */
function fieldsOf(number: number): string {
  const chosen = FIELDS.filter((_, bit) => ((number % 255) + 1) & (1 << bit));
  return chosen.join(' ');
}
