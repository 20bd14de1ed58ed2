import type { IncomingMessage } from 'node:http';
import { AppError } from '@propmubi/runtime';
import type { WebSocket } from 'ws';
import { requestIdOf } from '../http/client-request.js';
import type { Authenticator } from '../identity/authenticator.js';
import type { SessionRevocation } from '../identity/session-revocation.js';
import type { Close } from './close-codes.js';
import { LiveClient } from './live-client.js';

/** A client that does not finish the closing handshake is cut off. */
const CLOSE_GRACE_MS = 2_000;
/** More messages than this in a second is no client of ours. */
const MAX_MESSAGES_PER_SECOND = 500;

export interface ConnectionOptions {
  readonly authenticator: Authenticator;
  readonly revocation: SessionRevocation | undefined;
  readonly forwarded: Record<string, string> | undefined;
}

/** One WebSocket: its session from connection_init to close, and its closing. */
export class SocketConnection {
  readonly requestId: string;
  client: LiveClient | undefined;
  releaseQuota: (() => void) | undefined;
  /** Where the client called from, and the token it brought there; the upgrade request itself is let go. */
  private readonly address: string;
  private upgradeAuthorization: string | undefined;
  private answeredPing = true;
  private messages = 0;
  private windowStartedAtMs = 0;

  constructor(
    readonly socket: WebSocket,
    /** Counts up; spreads the pings of all sockets over time. */
    readonly sequence: number,
    upgrade: IncomingMessage,
    private readonly options: ConnectionOptions,
  ) {
    this.requestId = requestIdOf(upgrade);
    this.address = upgrade.socket.remoteAddress ?? 'unknown';
    this.upgradeAuthorization = upgrade.headers.authorization;
    socket.on('pong', () => {
      this.answeredPing = true;
    });
  }

  /** Reads the token of connection_init (or of the upgrade request, for clients that are not browsers). */
  async authenticate(params: Readonly<Record<string, unknown>> | undefined): Promise<LiveClient> {
    const { authenticator, revocation, forwarded } = this.options;
    const session = await authenticator.authenticate(authorizationOf(params) ?? this.upgradeAuthorization);
    this.upgradeAuthorization = undefined;
    const end = (why: Close): void => {
      this.close(why);
    };
    this.client = new LiveClient(session, this.requestId, revocation, end, forwarded, this.address);
    return this.client;
  }

  /** Answers a `ping` with `{ type: 'refresh', authorization }`; any other payload is sent back as it came. */
  async pong(payload: Record<string, unknown> | undefined): Promise<Record<string, unknown> | undefined> {
    if (payload?.['type'] !== 'refresh') return payload;
    if (!this.client) return { type: 'refresh', ok: false, code: 'UNAUTHENTICATED' };
    try {
      await this.client.renew(this.options.authenticator, authorizationOf(payload));
      const { expiresAtMs } = this.client;
      return {
        type: 'refresh',
        ok: true,
        ...(expiresAtMs && { expiresAt: new Date(expiresAtMs).toISOString() }),
      };
    } catch (error) {
      return { type: 'refresh', ok: false, code: error instanceof AppError ? error.code : 'UNAUTHENTICATED' };
    }
  }

  /** False when the client sends more than any client of ours would. */
  countMessage(nowMs: number): boolean {
    if (nowMs - this.windowStartedAtMs >= 1_000) {
      this.windowStartedAtMs = nowMs;
      this.messages = 0;
    }
    this.messages += 1;
    return this.messages <= MAX_MESSAGES_PER_SECOND;
  }

  /** Cuts the socket off when the last ping was not answered, else pings again. */
  ping(): void {
    if (!this.answeredPing) return this.socket.terminate();
    this.answeredPing = false;
    this.socket.ping();
  }

  close({ code, reason }: Close): void {
    const { socket } = this;
    if (socket.readyState !== socket.OPEN) return;
    socket.close(code, reason);
    setTimeout(() => {
      socket.terminate();
    }, CLOSE_GRACE_MS).unref();
  }

  dispose(): void {
    this.client?.close();
    this.releaseQuota?.();
  }

  /** Whom the socket counts for. */
  get owner(): string {
    const userId = this.client?.viewer.userId;
    return userId ?? `address:${this.address}`;
  }
}

function authorizationOf(params: Readonly<Record<string, unknown>> | undefined): string | undefined {
  const value = params?.['authorization'] ?? params?.['Authorization'];
  return typeof value === 'string' ? value : undefined;
}
