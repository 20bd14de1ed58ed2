import type { IncomingMessage } from 'node:http';
import { AppError, UnauthenticatedError } from '@propmubi/runtime/errors';
import type { WebSocket } from 'ws';
import { contractOfPath } from '../contracts/contract-path.js';
import { requestIdOf } from '../http/client-request.js';
import type { Authenticator } from '../identity/authenticator.js';
import type { GatewayContext } from '../operations/gateway-context.js';
import type { SessionRevocation } from '../identity/session-revocation.js';
import { clientAppOf } from '../usage/client-app.js';
import { CLOSE, type CloseReason } from './close-codes.js';
import { SubscriptionSession } from './subscription-session.js';

/** A client that does not finish the closing handshake is cut off. */
const CLOSE_GRACE_MS = 2_000;
/** More messages than this in a second is no client of ours. */
const MAX_MESSAGES_PER_SECOND = 500;
/** Operations of one socket that may be on their way to a plan before more of its messages are read. */
const MAX_PREPARING = 2;

export interface ConnectionOptions {
  readonly authenticator: Authenticator;
  readonly revocation: SessionRevocation | undefined;
  readonly forwarded: GatewayContext['forwarded'];
  /** Bytes that may wait for the client to read. */
  readonly bufferBytes: number;
}

/** One WebSocket: its session from connection_init to close, and its closing. */
export class SocketConnection {
  readonly requestId: string;
  client: SubscriptionSession | undefined;
  releaseQuota: (() => void) | undefined;
  /** The same for the sockets of its user’s organization. */
  releaseOrganization: (() => void) | undefined;
  /** Gives back the place among the sockets that have not signed in yet; called once. */
  releasePending: (() => void) | undefined;
  /** The token of the upgrade request, until connection_init. */
  private upgradeAuthorization: string | undefined;
  private readonly contract: GatewayContext['contract'];
  private answeredPing = true;
  private preparing = 0;
  private messages = 0;
  private windowStartedAtMs = Number.NEGATIVE_INFINITY;

  constructor(
    readonly socket: WebSocket,
    /** Counts up; spreads the pings of all sockets over time. */
    readonly sequence: number,
    upgrade: IncomingMessage,
    /** Where the client called from; the upgrade request itself is let go. */
    readonly address: string,
    private readonly options: ConnectionOptions,
  ) {
    this.requestId = requestIdOf(upgrade);
    this.upgradeAuthorization = upgrade.headers.authorization;
    this.contract = contractOfPath(upgrade.url);
    socket.on('pong', () => {
      this.answeredPing = true;
    });
  }

  /** Reads the token of connection_init (or of the upgrade request, for clients that are not browsers). */
  async authenticate(params: Readonly<Record<string, unknown>> | undefined): Promise<SubscriptionSession> {
    const { authenticator, revocation, forwarded } = this.options;
    const authorization = authorizationOf(params) ?? this.upgradeAuthorization;
    const session = await authenticator.authenticate(authorization, this.address);
    this.upgradeAuthorization = undefined;
    const end = (why: CloseReason): void => {
      this.close(why);
    };
    this.client = new SubscriptionSession(
      session,
      this.requestId,
      revocation,
      end,
      forwarded,
      this.address,
      this.contract,
      clientAppOf(params),
    );
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

  /**
   * Sends, and resolves when the kernel took the bytes. While much waits, nothing more is read from the client, so that
   * it cannot ask for further answers; when too much waits (of operations that ran already), the socket is closed.
   */
  send(data: string): Promise<void> {
    const { socket } = this;
    return new Promise((resolve, reject) => {
      if (socket.readyState !== socket.OPEN) return resolve();
      if (socket.bufferedAmount > this.options.bufferBytes) {
        this.close(CLOSE.slowConsumer);
        return resolve();
      }
      socket.send(data, (error) => {
        this.readOrPause();
        // A socket that closes meanwhile needs no answer.
        if (error && socket.readyState === socket.OPEN) reject(error);
        else resolve();
      });
      this.readOrPause();
    });
  }

  /**
   * Does the work of preparing an operation. While several wait to be planned, nothing more is read: their answers would all
   * come at once, whether the client reads or not.
   */
  async whilePreparing<T>(work: () => Promise<T>): Promise<T> {
    this.preparing += 1;
    this.readOrPause();
    try {
      return await work();
    } finally {
      this.preparing -= 1;
      this.readOrPause();
    }
  }

  private readOrPause(): void {
    const { socket } = this;
    const isBusy = this.preparing >= MAX_PREPARING || socket.bufferedAmount > this.options.bufferBytes / 4;
    if (isBusy && !socket.isPaused) socket.pause();
    if (!isBusy && socket.isPaused) socket.resume();
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

  /** Its connection_init was accepted, or it is gone. */
  endPending(): void {
    this.releasePending?.();
    this.releasePending = undefined;
  }

  /** Cuts the socket off when the last ping was not answered, else pings again. */
  ping(): void {
    if (!this.answeredPing) return this.socket.terminate();
    this.answeredPing = false;
    this.socket.ping();
  }

  close({ code, reason }: { readonly code: number; readonly reason: string }): void {
    const { socket } = this;
    if (socket.readyState !== socket.OPEN) return;
    socket.close(code, reason);
    setTimeout(() => {
      socket.terminate();
    }, CLOSE_GRACE_MS).unref();
  }

  get isClosed(): boolean {
    return this.socket.readyState === this.socket.CLOSED;
  }

  /** Gives back what it holds; again does nothing. */
  dispose(): void {
    this.client?.close();
    this.endPending();
    this.releaseQuota?.();
    this.releaseOrganization?.();
  }

  /** Whom the socket counts for. */
  get owner(): string {
    const userId = this.client?.viewer.userId;
    return userId ?? `address:${this.address}`;
  }
}

/** @throws UnauthenticatedError for what is no text: a client that means to sign in is never anonymous */
function authorizationOf(params: Readonly<Record<string, unknown>> | undefined): string | undefined {
  const value = params?.['authorization'] ?? params?.['Authorization'] ?? undefined;
  if (value === undefined || typeof value === 'string') return value;
  throw new UnauthenticatedError('authorization must be a bearer access token, as text.', {
    details: { reason: 'INVALID_TOKEN' },
  });
}
