import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { DOCUMENT_ATTACKS, type DocumentAttack } from '../../gateway/tests/support/document-attacks.js';
import { rawSocket } from '../../gateway/tests/support/socket-client.js';
import { TRANSPORTS, type TransportName } from '../../gateway/tests/support/transports.js';
import { each } from './documents.js';

/** One way to use up memory. */
export interface Onslaught {
  readonly name: string;
  /** Goes on until then (performance.now); gives how many times it asked, and what else than the expected it was answered. */
  run(url: string, until: number): Promise<{ asked: number; others: Map<string, number> }>;
}

const CLIENTS = 16;
/** Node's own limit on a request line and its headers. */
const MOST_URL = 8 * 1024;
const SOCKETS = 2_000;
const BODY_BYTES = 1_000_000;
/** No subgraph is there. */
const NOT_THERE = ['SUBGRAPH_UNREACHABLE', 'SUBGRAPH_CIRCUIT_OPEN'];

/** Everything that is tried, in turn. */
export const ONSLAUGHTS: readonly Onslaught[] = [
  ...(Object.keys(TRANSPORTS) as TransportName[]).flatMap((transport) =>
    DOCUMENT_ATTACKS.filter(
      ({ query, variables }) =>
        transport !== 'GET' || encodeURIComponent(query + JSON.stringify(variables ?? '')).length < MOST_URL,
    ).map((attack) => documentAttack(transport, attack)),
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

function documentAttack(
  transport: TransportName,
  { name, query, variables, code }: DocumentAttack,
): Onslaught {
  return byClients(`${transport}: ${name}`, [code], async (url) => {
    const { errors } = await TRANSPORTS[transport](url, { query, variables });
    return errors?.map(({ extensions }) => String(extensions?.['code'])) ?? ['answered'];
  });
}

function byPost(
  name: string,
  expected: readonly string[],
  make: (number: number) => { query: string; variables?: Record<string, unknown> },
): Onslaught {
  let number = 0;
  return byClients(name, expected, async (url) => {
    const { errors } = await TRANSPORTS.POST(url, make(number++));
    return errors?.map(({ extensions }) => String(extensions?.['code'])) ?? ['answered'];
  });
}

function byClients(
  name: string,
  expected: readonly string[],
  ask: (url: string) => Promise<string[]>,
): Onslaught {
  return {
    name,
    async run(url, until) {
      const others = new Map<string, number>();
      let asked = 0;
      const client = async (): Promise<void> => {
        while (performance.now() < until) {
          asked += 1;
          const codes = await ask(url).catch((error: unknown) => [(error as Error).message]);
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
