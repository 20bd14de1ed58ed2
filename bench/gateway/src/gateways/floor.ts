import { createServer } from 'node:http';
import { fromWorkspace } from '../workspace.js';

type Undici = typeof import('../../../../node_modules/undici/index.js');
const { Pool } = await fromWorkspace<Undici>('packages/federation', 'undici');
const FIRST_PORT = 4601;

/**
 * No GraphQL: a bare server that sends the deep operation's fetches as they were recorded from our own gateway,
 * level by level, parses the answers, and stringifies the recorded result. What no gateway in this runtime can beat.
 */
interface Recording {
  readonly levels: readonly (readonly { readonly subgraph: number; readonly body: string }[])[];
  readonly result: unknown;
}

const recording = JSON.parse(process.env.FLOOR_RECORDING ?? '{}') as Recording;
const pools = [0, 1, 2, 3].map(
  (index) => new Pool(`http://127.0.0.1:${FIRST_PORT + index}`, { connections: 64, pipelining: 1 }),
);

async function send(subgraph: number, body: string, authorization: string): Promise<unknown> {
  const pool = pools[subgraph];
  if (!pool) throw new Error(`No subgraph ${subgraph}`);
  const headers = { 'content-type': 'application/json', authorization };
  const response = await pool.request({ path: '/graphql', method: 'POST', headers, body });
  return JSON.parse(await response.body.text()) as unknown;
}

createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    void (async () => {
      JSON.parse(Buffer.concat(chunks).toString());
      for (const level of recording.levels)
        await Promise.all(
          level.map(({ subgraph, body }) => send(subgraph, body, request.headers.authorization ?? '')),
        );
      const body = JSON.stringify(recording.result);
      response.writeHead(200, {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
      });
      response.end(body);
    })();
  });
}).listen(Number(process.env.PORT), '127.0.0.1');
