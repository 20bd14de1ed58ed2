import { readFileSync } from 'node:fs';
import { buildSchema, GraphQLError, parse } from 'graphql';
import { createHandler } from 'graphql-sse/lib/use/http';
import { useServer } from 'graphql-ws/use/ws';
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';

const api = readFileSync(new URL('../../../schema/api.graphql', import.meta.url), 'utf8');

const SERVICE_RESTART = 1012;

export interface FeedServer extends AsyncDisposable {
  readonly url: string;
  /** Adds an event, with these fields in the place of invented ones; subscribers get it, and those who come later with an older cursor. */
  publish(fields?: object): void;
  /** Tokens of each connection_init and each renewal, in order. */
  readonly tokens: string[];
  readonly renewals: string[];
  /** Errors that the next subscriptions are answered with, one each. */
  readonly refusals: GraphQLError[];
  /** Close codes that the next connections are answered with, one each. */
  readonly closes: number[];
  expiresInMs: number | undefined;
  /** Events before which a subscription without a cursor begins: those that wait for the agent's answer. */
  pending: number;
  /** How many subscriptions were opened. */
  subscriptions: number;
  hasCursor: boolean;
  /** How many WebSockets are open. */
  readonly connections: number;
  /** A proxy stands before the server that lets none of either pass. */
  refusesSockets: boolean;
  refusesStreams: boolean;
  /** Tokens of each request for an event stream, in order. */
  readonly streamTokens: string[];
  /** How many event streams are open. */
  readonly streams: number;
  /** Errors that the next event streams are refused with, one each. */
  readonly streamRefusals: GraphQLError[];
  /** Closes every connection, as a gateway does that starts again. */
  drop(): void;
}

/** The schema's lead feed over graphql-ws and graphql-sse, with events that stay and are read after a cursor. */
export async function startFeedServer(): Promise<FeedServer> {
  const events: object[] = [];
  const waiting = new Set<() => void>();
  const streams = new Set<ServerResponse>();
  const http = createServer((request, response) => {
    server.streamTokens.push(String(request.headers.authorization));
    const refusal = server.streamRefusals.shift();
    if (server.refusesStreams) return void response.writeHead(502).end('<h1>Bad gateway</h1>');
    if (refusal) return void response.writeHead(401).end(JSON.stringify({ errors: [refusal] }));
    streams.add(response);
    response.once('close', () => streams.delete(response));
    void answer(request, response);
  });
  const sockets = new WebSocketServer({ noServer: true });
  http.on('upgrade', (request, socket, head) => {
    if (server.refusesSockets) return socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n');
    sockets.handleUpgrade(request, socket, head, (opened) => sockets.emit('connection', opened, request));
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const server: FeedServer = {
    url: `ws://127.0.0.1:${(http.address() as AddressInfo).port}/graphql`,
    tokens: [],
    renewals: [],
    refusals: [],
    closes: [],
    expiresInMs: undefined,
    pending: 0,
    subscriptions: 0,
    hasCursor: true,
    refusesSockets: false,
    refusesStreams: false,
    streamTokens: [],
    streamRefusals: [],
    get streams() {
      return streams.size;
    },
    get connections() {
      return sockets.clients.size;
    },
    drop() {
      for (const socket of sockets.clients) socket.close(SERVICE_RESTART, 'dropped by the test');
      for (const stream of streams) stream.destroy();
    },
    publish(fields) {
      const n = events.length + 1;
      events.push({
        cursor: `${n}`,
        eventId: `event ${n}`,
        occurredAt: new Date().toISOString(),
        assignment: { id: `assignment ${n}` },
        lead: { id: `lead ${n}`, stage: 'NEW' },
        ...fields,
      });
      for (const wake of waiting) wake();
    },
    async [Symbol.asyncDispose]() {
      await disposable.dispose();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
  async function* follow({ after }: { after?: string | null }) {
    const refusal = server.refusals.shift();
    if (refusal) throw refusal;
    server.subscriptions++;
    for (let next = Number(after ?? server.pending); ; next++) {
      while (next >= events.length) await new Promise<void>((resolve) => waiting.add(resolve));
      yield { leadAssigned: events[next] };
    }
  }
  const schema = buildSchema(api);
  const leadFeedCursor = () => (server.hasCursor ? `${server.pending}` : null);
  const answer = createHandler({
    onSubscribe: (_request, { query, variables }) => ({
      schema,
      contextValue: undefined,
      document: parse(String(query)),
      variableValues: variables,
      rootValue: { leadFeedCursor, leadAssigned: follow },
    }),
  });
  const disposable = useServer(
    {
      schema,
      roots: { query: { leadFeedCursor }, subscription: { leadAssigned: follow } },
      onConnect: ({ connectionParams, extra }) => {
        server.tokens.push(String(connectionParams?.['authorization']));
        const close = server.closes.shift();
        if (close) extra.socket.close(close, 'refused by the test');
        const { expiresInMs } = server;
        return expiresInMs === undefined
          ? true
          : { expiresAt: new Date(Date.now() + expiresInMs).toISOString() };
      },
      onPing: (_context, payload) => {
        if (payload?.['type'] === 'refresh') server.renewals.push(String(payload['authorization']));
      },
    },
    sockets,
  );
  return server;
}
