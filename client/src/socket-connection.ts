import { nameHeaders } from './client-name.js';
import {
  type Connection,
  type ConnectionOptions,
  expiryOf,
  type Operation,
  type Operations,
} from './connection.js';
import { scheduleRenewal, type TokenRenewal } from './token-renewal.js';
import { createWatchedSocket, SILENT_AFTER_MS, type WatchedSocket } from './watched-socket.js';

export interface SocketEvents {
  connected(): void;
  /** It ended before the server took it, without a word of the server. */
  failed(): void;
  /** Operations take another connection from here on. */
  lost(): void;
}

/** The connection stays open between asking for a cursor and subscribing. */
const BETWEEN_OPERATIONS_MS = 1_000;
/** After this close code graphql-ws itself opens the connection again, where operations are on it. */
const NORMAL_CLOSURE = 1000;
/** Close codes of a server that speaks the protocol, except the two that say that messages do not pass. */
const FIRST_ANSWER = 4000;
const INIT_TIMEOUT = 4408;
/** graphql-ws gives it to a connection that is terminated here, because nothing arrived. */
const TERMINATED = 4499;

/** One WebSocket, with one token that is renewed inside it, until it is lost or closed. */
export class SocketConnection implements Connection, Operations {
  private readonly client: Promise<WatchedSocket>;
  /** The last that was sent, or is sent with the connection. */
  private token = '';
  private opened: WatchedSocket | undefined;
  private socket: SocketLike | undefined;
  private isConnected = false;
  private wasConnected = false;
  private isClosing = false;
  private waiting: (() => void)[] = [];
  private isRenewing = false;
  /** What waits for the answer to a renewal, or for the end of the connection. */
  private joining: (() => void)[] = [];
  private readonly renewal: TokenRenewal;
  private readonly options: ConnectionOptions;
  private readonly on: SocketEvents;

  constructor(options: ConnectionOptions, on: SocketEvents) {
    this.options = options;
    this.on = on;
    this.renewal = scheduleRenewal(async () => this.renewWith(await options.getToken()));
    this.client = this.open();
    this.client.catch(() => on.lost());
  }

  async ready(): Promise<Operations> {
    await this.client;
    if (!this.isConnected) return this;
    const token = await this.options.getToken();
    if (token !== this.token) this.renewWith(token);
    if (this.isRenewing) await new Promise<void>((resolve) => this.joining.push(resolve));
    if (!this.isConnected) throw new Error('the connection was lost');
    return this;
  }

  iterate<Data>(operation: Operation, onOpen: () => void) {
    if (!this.opened) throw new Error('ask for operations when the connection is ready');
    if (this.isConnected) onOpen();
    else this.waiting.push(onOpen);
    return this.opened.iterate<Data>(operation);
  }

  check(withinMs: number): void {
    if (!this.isConnected) return;
    this.socket?.send(JSON.stringify({ type: 'ping' }));
    this.opened?.expectWithin(withinMs);
  }

  async close(): Promise<void> {
    this.isClosing = true;
    this.renewal.stop();
    try {
      await this.opened?.dispose();
    } catch {
      // It was being opened, and that failed: there is nothing to close.
    }
  }

  /** It connects with the first operation. */
  private async open(): Promise<WatchedSocket> {
    const { url, getToken, webSocketImpl, silentAfterMs = SILENT_AFTER_MS } = this.options;
    this.token = await getToken();
    this.opened = createWatchedSocket({
      url,
      silentAfterMs,
      lazyCloseTimeoutMs: BETWEEN_OPERATIONS_MS,
      webSocketImpl,
      connectionParams: () => ({ ...nameHeaders(this.options), authorization: `Bearer ${this.token}` }),
      on: {
        connected: (opened, acknowledged) => {
          this.socket = opened as SocketLike;
          this.renewal.goodUntil(acknowledged?.['expiresAt'] ?? expiryOf(this.token));
          this.isConnected = this.wasConnected = true;
          this.on.connected();
          for (const then of this.waiting.splice(0)) then();
        },
        pong: (received, payload) => {
          if (!received || payload?.['type'] !== 'refresh') return;
          this.renewal.goodUntil(payload['expiresAt']);
          this.endRenewal();
        },
        closed: (event) => this.closed((event as { code?: unknown }).code),
      },
    });
    return this.opened;
  }

  private closed(code: unknown): void {
    this.isConnected = false;
    this.endRenewal();
    if (!this.wasConnected && !this.isClosing && !isAnswer(code)) this.on.failed();
    if (code !== NORMAL_CLOSURE) this.on.lost();
  }

  private renewWith(token: string): void {
    this.token = token;
    this.isRenewing = true;
    const authorization = `Bearer ${token}`;
    this.socket?.send(JSON.stringify({ type: 'ping', payload: { type: 'refresh', authorization } }));
  }

  private endRenewal(): void {
    this.isRenewing = false;
    for (const then of this.joining.splice(0)) then();
  }
}

function isAnswer(code: unknown): boolean {
  return typeof code === 'number' && code >= FIRST_ANSWER && code !== INIT_TIMEOUT && code !== TERMINATED;
}

interface SocketLike {
  send(message: string): void;
}
