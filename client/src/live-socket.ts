import type { Client } from 'graphql-ws';
import { type ClientName, nameHeaders } from './client-name.js';
import { scheduleRenewal, type TokenRenewal } from './token-renewal.js';
import { createWatchedSocket, SILENT_AFTER_MS, type WatchedSocket } from './watched-socket.js';

export interface LiveSocketOptions extends ClientName {
  /** The gateway's GraphQL endpoint; http(s) or ws(s). */
  url: string;
  /**
   * Called on every connect and shortly before the token ends; returns a token that is still good. What it rejects with
   * is tried again, unless it is a RequestError that says that the session is over.
   */
  getToken: () => string | Promise<string>;
  webSocketImpl?: unknown;
  /** A connection on which nothing arrives for so long is given up for a new one. Default 20 s. */
  silentAfterMs?: number;
}

/** One connection of one user for all streams that are given it: opened for the first of them, closed with the last. */
export interface LiveSocket {
  /** The connection that there is, or a new one, with a new token. A stream that took it releases it. */
  take(): TakenSocket;
  /**
   * Asks the server for a sign of life, and gives the connection up for a new one where none comes within so long: for a device that
   * wakes, or whose network is another one. Default 4 s.
   */
  check(withinMs?: number): void;
}

export interface TakenSocket {
  /**
   * Once the connection has the token that is good now, whose rights may be others than those of the one it was opened with. Rejects
   * with what `getToken` rejected with.
   */
  ready(): Promise<Client>;
  /** Calls `then` once the server has taken the connection: now, where it has. */
  whenConnected(then: () => void): void;
  /** Leaves the connection to the others; what opens next takes another one, with another token. */
  retire(): void;
  /** Closes the connection, where no other stream has it. */
  release(): Promise<void>;
}

/** The connection stays open between asking for a cursor and subscribing. */
const BETWEEN_OPERATIONS_MS = 1_000;
const ANSWERED_WITHIN_MS = 4_000;
/** After this close code graphql-ws itself opens the connection again, where operations are on it. */
const NORMAL_CLOSURE = 1000;

/** For `socket` of several streams of one user; another user has another one. */
export function liveSocket(options: LiveSocketOptions): LiveSocket {
  let current: OpenSocket | undefined;
  return {
    take() {
      current ??= new OpenSocket(options, (ended) => {
        if (current === ended) current = undefined;
      });
      current.users++;
      return current;
    },
    check: (withinMs = ANSWERED_WITHIN_MS) => current?.check(withinMs),
  };
}

/** One connection, with one token that is renewed inside it, until it is lost or its last user has released it. */
class OpenSocket implements TakenSocket {
  users = 0;
  private readonly client: Promise<WatchedSocket>;
  /** The last that was sent, or is sent with the connection. */
  private token = '';
  private opened: WatchedSocket | undefined;
  private socket: SocketLike | undefined;
  private isConnected = false;
  private waiting: (() => void)[] = [];
  private isRenewing = false;
  /** What waits for the answer to a renewal, or for the end of the connection. */
  private joining: (() => void)[] = [];
  private readonly renewal: TokenRenewal;
  private readonly options: LiveSocketOptions;
  private readonly onEnd: (ended: OpenSocket) => void;

  constructor(options: LiveSocketOptions, onEnd: (ended: OpenSocket) => void) {
    this.options = options;
    this.onEnd = onEnd;
    this.renewal = scheduleRenewal(async () => this.renewWith(await options.getToken()));
    this.client = this.open();
    this.client.catch(() => this.retire());
  }

  async ready(): Promise<Client> {
    const client = await this.client;
    if (!this.isConnected) return client;
    const token = await this.options.getToken();
    if (token !== this.token) this.renewWith(token);
    if (this.isRenewing) await new Promise<void>((resolve) => this.joining.push(resolve));
    if (!this.isConnected) throw new Error('the connection was lost');
    return client;
  }

  whenConnected(then: () => void): void {
    if (this.isConnected) then();
    else this.waiting.push(then);
  }

  check(withinMs: number): void {
    if (!this.isConnected) return;
    this.socket?.send(JSON.stringify({ type: 'ping' }));
    this.opened?.expectWithin(withinMs);
  }

  retire(): void {
    this.onEnd(this);
  }

  async release(): Promise<void> {
    if (--this.users > 0) return;
    this.retire();
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
          this.isConnected = true;
          for (const then of this.waiting.splice(0)) then();
        },
        pong: (received, payload) => {
          if (!received || payload?.['type'] !== 'refresh') return;
          this.renewal.goodUntil(payload['expiresAt']);
          this.endRenewal();
        },
        closed: (event) => {
          this.isConnected = false;
          this.endRenewal();
          if ((event as { code?: unknown }).code !== NORMAL_CLOSURE) this.retire();
        },
      },
    });
    return this.opened;
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

interface SocketLike {
  send(message: string): void;
}

/** When a JSON Web Token ends, for a gateway that does not say so; undefined for any other token. */
function expiryOf(token: string): string | undefined {
  try {
    const payload = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
    const { exp } = JSON.parse(atob(payload)) as { exp?: unknown };
    return typeof exp === 'number' ? new Date(exp * 1000).toISOString() : undefined;
  } catch {
    return undefined;
  }
}
