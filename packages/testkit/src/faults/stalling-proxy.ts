import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A way to a server that can go silent without an end, as when a firewall forgets its connections. */
export interface StallingProxy extends AsyncDisposable {
  /** The server's address with the proxy's host and port. */
  url: string;
  /** From now on nothing passes in either direction; connections stay open, and new ones are taken and left unanswered. */
  stall(): void;
  /** New connections pass again. Those that were silenced stay so for ever. */
  heal(): void;
}

export async function startStallingProxy(serverUrl: string): Promise<StallingProxy> {
  const target = new URL(serverUrl);
  const open = new Set<Socket>();
  const passing = new Map<Socket, Socket>();
  let stalled = false;
  const keep = (socket: Socket) => {
    open.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => open.delete(socket));
  };
  const server = createServer((client) => {
    keep(client);
    if (stalled) return;
    const upstream = connect(Number(target.port), target.hostname);
    keep(upstream);
    passing.set(client, upstream);
    client.pipe(upstream).pipe(client);
    client.once('close', () => upstream.destroy());
    upstream.once('close', () => passing.delete(client) && client.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(serverUrl);
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    stall() {
      stalled = true;
      for (const [client, upstream] of passing) {
        client.unpipe();
        upstream.unpipe();
        client.pause();
        upstream.pause();
      }
      passing.clear();
    },
    heal: () => (stalled = false),
    async [Symbol.asyncDispose]() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
