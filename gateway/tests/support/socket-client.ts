import { createClient, type Client, type ClientOptions } from 'graphql-ws';
import { WebSocket } from 'ws';

export interface SocketClient {
  readonly client: Client;
  /** Resolves with the close code and reason when the socket closes. */
  readonly closed: Promise<{ code: number; reason: string }>;
  /** The socket itself, once connected. */
  readonly socket: Promise<WebSocket>;
}

/** A graphql-ws client that never retries, with its token in connection_init. */
export function socketClient(
  url: string,
  token?: string,
  options: Partial<ClientOptions> = {},
): SocketClient {
  let close: (event: { code: number; reason: string }) => void;
  let open: (socket: WebSocket) => void;
  const closed = new Promise<{ code: number; reason: string }>((resolve) => (close = resolve));
  const socket = new Promise<WebSocket>((resolve) => (open = resolve));
  const client = createClient({
    url,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    lazy: false,
    onNonLazyError: () => undefined,
    ...(token && { connectionParams: { authorization: `Bearer ${token}` } }),
    on: {
      connected: (connected) => {
        open(connected as WebSocket);
      },
      closed: (event) => {
        const { code, reason } = event as { code: number; reason: string };
        close({ code, reason: String(reason) });
      },
    },
    ...options,
  });
  return { client, closed, socket };
}

/** A socket that speaks the protocol by hand. */
export async function rawSocket(
  url: string,
  init?: Record<string, unknown>,
  origin?: string,
): Promise<RawSocket> {
  const socket = new WebSocket(url, 'graphql-transport-ws', origin === undefined ? {} : { origin });
  const messages: Record<string, unknown>[] = [];
  const waiting: {
    matches: (message: Record<string, unknown>) => boolean;
    resolve: (m: Record<string, unknown>) => void;
  }[] = [];
  socket.on('message', (data) => {
    const message = JSON.parse(String(data)) as Record<string, unknown>;
    messages.push(message);
    for (const one of waiting.filter(({ matches }) => matches(message))) {
      waiting.splice(waiting.indexOf(one), 1);
      one.resolve(message);
    }
  });
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.once('close', (code, reason) => {
      resolve({ code, reason: String(reason) });
    });
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => {
      resolve();
    });
    socket.once('error', reject);
  });
  const received: RawSocket['received'] = (matches) => {
    const found = messages.find(matches);
    return found ? Promise.resolve(found) : new Promise((resolve) => waiting.push({ matches, resolve }));
  };
  const send = (message: unknown): void => {
    socket.send(JSON.stringify(message));
  };
  if (init) {
    send({ type: 'connection_init', payload: init });
    await Promise.race([
      received(({ type }) => type === 'connection_ack'),
      closed.then(({ code, reason }) =>
        Promise.reject(new Error(`closed before the ack: ${code} ${reason}`)),
      ),
    ]);
  }
  return { socket, send, received, closed, messages };
}

export interface RawSocket {
  readonly socket: WebSocket;
  send(message: unknown): void;
  received(matches: (message: Record<string, unknown>) => boolean): Promise<Record<string, unknown>>;
  readonly closed: Promise<{ code: number; reason: string }>;
  readonly messages: readonly Record<string, unknown>[];
}
