import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** What a test does with a connection, and with each request on it. */
export type OnRequest = (
  socket: Socket,
  request: string,
  count: { connection: number; request: number },
) => void;

export interface RawServer extends AsyncDisposable {
  readonly port: number;
  /** Connections that were opened so far. */
  readonly connections: number;
  /** Those that are open now. */
  readonly sockets: ReadonlySet<Socket>;
}

/** A server that sends the bytes a test wants. A request is whole when its body, by its length, has come. */
export async function serveRaw(onRequest: OnRequest, server: Server = createServer()): Promise<RawServer> {
  const sockets = new Set<Socket>();
  let connections = 0;
  const accept = (socket: Socket) => {
    const connection = connections++;
    let request = 0;
    let text = '';
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      const end = text.indexOf('\r\n\r\n');
      const length = Number(/^content-length: (\d+)$/im.exec(text)?.[1] ?? NaN);
      if (end === -1 || text.length < end + 4 + length) return;
      const whole = text;
      text = '';
      onRequest(socket, whole, { connection, request: request++ });
    });
  };
  server.on('setSecureContext' in server ? 'secureConnection' : 'connection', accept);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    get connections() {
      return connections;
    },
    sockets,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
