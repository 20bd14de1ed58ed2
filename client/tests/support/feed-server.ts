import { readFileSync } from 'node:fs';
import { buildSchema, GraphQLError } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
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
  /** How many connections are open. */
  readonly connections: number;
  /** Closes every connection, as a gateway does that starts again. */
  drop(): void;
}

/** The schema's lead feed over graphql-ws, with events that stay and are read after a cursor. */
export async function startFeedServer(): Promise<FeedServer> {
  const events: object[] = [];
  const waiting = new Set<() => void>();
  const sockets = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await new Promise((resolve) => sockets.once('listening', resolve));
  const server: FeedServer = {
    url: `ws://127.0.0.1:${(sockets.address() as AddressInfo).port}/graphql`,
    tokens: [],
    renewals: [],
    refusals: [],
    closes: [],
    expiresInMs: undefined,
    pending: 0,
    subscriptions: 0,
    hasCursor: true,
    get connections() {
      return sockets.clients.size;
    },
    drop() {
      for (const socket of sockets.clients) socket.close(SERVICE_RESTART, 'dropped by the test');
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
      await new Promise((resolve) => sockets.close(resolve));
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
  const disposable = useServer(
    {
      schema: buildSchema(api),
      roots: {
        query: { leadFeedCursor: () => (server.hasCursor ? `${server.pending}` : null) },
        subscription: { leadAssigned: follow },
      },
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
