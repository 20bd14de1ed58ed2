import { STATUS_CODES, type IncomingMessage, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { handleProtocols, MessageType, type WebSocket as ProtocolSocket } from 'graphql-ws';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Logger } from '@propmubi/runtime/log';
import type { GatewayConfig } from '../config.js';
import { clientAddress, createTrustProxy } from '../http/client-address.js';
import { forwardedHeaders } from '../http/client-request.js';
import { CONTRACT_PATHS, isServed } from '../contracts/contract-path.js';
import { createOriginCheck, isUpgradeAllowed } from '../http/origins.js';
import type { Authenticator } from '../identity/authenticator.js';
import type { OrganizationQuotas } from '../limits/organization-quotas.js';
import type { SessionRevocation } from '../identity/session-revocation.js';
import { CLOSE } from './close-codes.js';
import type { LiveOptions } from './start-operation.js';
import type { StoredOperations } from '../stored/stored-operations.js';
import { createProtocol } from './protocol.js';
import { SocketConnection } from './socket-connection.js';
import { SocketQuota } from './socket-quota.js';

const PING_EVERY_MS = 20_000;
const PING_SLICES = 20;
/** What a client that is refused a socket is told to wait. */
const RETRY_AFTER_S = 2;
const WAVES = 20;
const ENDPOINTS = ['/graphql', ...CONTRACT_PATHS];
/** For the closing handshakes after the last wave. */
const HANDSHAKE_MS = 1_000;

export interface WebSocketOptions extends LiveOptions {
  readonly config: GatewayConfig;
  readonly authenticator: Authenticator;
  readonly revocation: SessionRevocation | undefined;
  readonly quota: SocketQuota;
  readonly quotas: OrganizationQuotas | undefined;
  readonly stored: StoredOperations;
}

export interface WebSockets {
  /** Refuses new sockets and closes the open ones, in waves over `drainMs`, so that clients do not return all at once. */
  drain(drainMs: number): Promise<void>;
}

/** graphql-transport-ws at `/graphql` and the paths of contracts, on the gateway's own HTTP server. */
export function serveWebSockets(server: Server, options: WebSocketOptions): WebSockets {
  const { config, runner } = options;
  const { metrics, logger } = runner;
  const connections = new Set<SocketConnection>();
  let draining = false;
  let opened = 0;
  const protocol = createProtocol(options);
  const sockets = new WebSocketServer({
    noServer: true,
    handleProtocols: (protocols) => handleProtocols(protocols),
    maxPayload: config.live.maxPayloadBytes,
    // Compression keeps a window of memory for each of ten thousand sockets.
    perMessageDeflate: false,
    clientTracking: false,
  });

  const stopPinging = keepAlive(connections);
  const trust = createTrustProxy(config.trustProxy);
  const isOriginAllowed = createOriginCheck(config);
  const pending = new SocketQuota({
    maxPerOwner: config.live.maxPendingSocketsPerAddress,
    maxInAll: config.live.maxPendingSockets,
  });

  const onConnection = (
    socket: WebSocket,
    request: IncomingMessage,
    address: string,
    releasePending: () => void,
  ): void => {
    const forwarded = forwardedHeaders(config.forwardHeaders, request);
    const bufferBytes = config.live.socketBufferBytes;
    const connection = new SocketConnection(socket, opened++, request, address, {
      ...options,
      forwarded,
      bufferBytes,
    });
    connection.releasePending = releasePending;
    connections.add(connection);
    metrics.sockets.inc();
    const closed = protocol.opened(protocolSocket(connection, logger), connection);
    socket.on('error', (error) => {
      logger.debug({ err: error, requestId: connection.requestId }, 'socket error');
    });
    socket.once('close', (code, reason) => {
      connections.delete(connection);
      metrics.sockets.dec();
      connection.dispose();
      closed(code, String(reason)).catch((error: unknown) => {
        logger.warn({ err: error, requestId: connection.requestId }, 'closing a socket failed');
      });
    });
  };

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    if (!ENDPOINTS.includes(request.url?.split('?')[0] ?? '') || !isServed(request.url, runner.supergraph))
      return refuseUpgrade(socket, 404);
    if (draining || connections.size >= config.live.maxSockets) return refuseUpgrade(socket, 503);
    if (!isUpgradeAllowed(request, isOriginAllowed)) return refuseUpgrade(socket, 403);
    const address = clientAddress(request, trust);
    const release = pending.acquire(address);
    if (!release) return refuseUpgrade(socket, 429);
    // Also of an upgrade that is never finished; releasing twice does nothing.
    socket.once('close', release);
    sockets.handleUpgrade(request, socket, head, (upgraded) => {
      onConnection(upgraded, request, address, release);
    });
  });

  return {
    async drain(drainMs) {
      draining = true;
      stopPinging();
      const open = [...connections];
      const size = Math.max(1, Math.ceil(open.length / WAVES));
      for (let start = 0; start < open.length; start += size) {
        for (const connection of open.slice(start, start + size)) connection.close(CLOSE.goingAway);
        if (start + size < open.length) await delay(drainMs / WAVES);
      }
      await allClosed(connections);
      for (const { socket } of connections) socket.terminate();
    },
  };
}

/** The socket as graphql-ws wants it. `send` resolves when the kernel took the bytes: that is the backpressure. */
function protocolSocket(connection: SocketConnection, logger: Logger): ProtocolSocket {
  const { socket } = connection;
  return {
    protocol: socket.protocol,
    send: (data) => connection.send(data),
    close: (code = CLOSE.internalError.code, reason = '') => {
      connection.close({ code, reason });
    },
    onMessage: (handle) => {
      socket.on('message', (data) => {
        if (socket.readyState !== socket.OPEN) return;
        if (!connection.countMessage(Date.now())) return connection.close(CLOSE.tooMany);
        const text = String(data);
        handle(text).catch((error: unknown) => {
          // graphql-ws throws at a message that only servers send.
          if (isServerMessage(text)) return connection.close(CLOSE.badMessage);
          logger.error({ err: error, requestId: connection.requestId }, 'unexpected error on a socket');
          connection.close(CLOSE.internalError);
        });
      });
    },
    onPing: async (payload) => {
      const reply = await connection.pong(payload);
      await connection.send(JSON.stringify({ type: 'pong', ...(reply && { payload: reply }) }));
    },
  };
}

const SERVER_MESSAGES: readonly unknown[] = [MessageType.ConnectionAck, MessageType.Next, MessageType.Error];

function isServerMessage(text: string): boolean {
  return SERVER_MESSAGES.includes((JSON.parse(text) as { type?: unknown }).type);
}

function refuseUpgrade(socket: Duplex, status: number): void {
  const retryAfter = status === 429 || status === 503 ? `Retry-After: ${RETRY_AFTER_S}\r\n` : '';
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nConnection: close\r\n${retryAfter}Content-Length: 0\r\n\r\n`,
  );
}

/** Finds out about peers that are gone without saying so: one timer for all sockets, a slice of them at a time. */
function keepAlive(connections: ReadonlySet<SocketConnection>): () => void {
  let turn = 0;
  const timer = setInterval(() => {
    turn = (turn + 1) % PING_SLICES;
    for (const connection of connections) {
      if (connection.sequence % PING_SLICES === turn) connection.ping();
    }
  }, PING_EVERY_MS / PING_SLICES);
  timer.unref();
  return () => {
    clearInterval(timer);
  };
}

async function allClosed(connections: ReadonlySet<SocketConnection>): Promise<void> {
  const closing = [...connections].map(
    ({ socket }) => new Promise<void>((resolve) => socket.once('close', () => resolve())),
  );
  const timeout = new AbortController();
  await Promise.race([
    Promise.all(closing),
    delay(HANDSHAKE_MS, undefined, { signal: timeout.signal }).catch(() => undefined),
  ]);
  timeout.abort();
}
