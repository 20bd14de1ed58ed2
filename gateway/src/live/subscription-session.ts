import { randomUUID } from 'node:crypto';
import { Cancellation } from '@propmubi/federation/serving';
import type { Viewer } from '@propmubi/runtime/auth';
import { clientLeft } from '../http/client-leaving.js';
import type { Session } from '../identity/access-token.js';
import { endsOf, isRevoked, sessionRevoked, type Authenticator } from '../identity/authenticator.js';
import type { SessionRevocation } from '../identity/session-revocation.js';
import type { GatewayContext } from '../operations/gateway-context.js';
import { CLOSE, type CloseReason } from './close-codes.js';

/** Timers of Node fire at once beyond this. */
const MAX_TIMER_MS = 2 ** 31 - 1;
/** Before it ends, so that no event waits for identity. */
const VOUCH_AGAIN_MS = 30_000;

/**
 * The viewer of a socket or a result stream, for as long as it is open. Ends itself when the session
 * expires or is revoked; a renewed token takes its place without ending anything.
 */
export class SubscriptionSession {
  readonly context: GatewayContext;
  private timer: NodeJS.Timeout | undefined;
  private closed = false;
  private readonly renewals = new Set<() => void>();
  /** Of the queries and mutations under way. */
  private readonly running = new Set<Cancellation>();
  private readonly stopListening: (() => void) | undefined;

  constructor(
    private session: Session,
    requestId: string,
    private readonly revocation: SessionRevocation | undefined,
    private readonly end: (why: CloseReason) => void,
    forwarded?: GatewayContext['forwarded'],
    private readonly address = 'unknown',
    contract?: GatewayContext['contract'],
    app?: GatewayContext['app'],
  ) {
    const viewerNow = (): Viewer => this.session.viewer;
    this.context = {
      get viewer() {
        return viewerNow();
      },
      requestId,
      forwarded,
      contract,
      app,
    };
    this.stopListening = revocation?.onRevoked((id) => {
      if (endsOf(this.session).includes(id)) end(CLOSE.sessionRevoked);
    });
    this.scheduleExpiry();
  }

  get viewer(): Viewer {
    return this.session.viewer;
  }

  /** The context of one query or mutation. */
  operationContext(): GatewayContext {
    const { viewer, requestId, forwarded, contract, app } = this.context;
    return {
      viewer,
      requestId,
      forwarded,
      contract,
      app,
      schema: {},
      client: { address: this.address, operationId: randomUUID() },
    };
  }

  get expiresAtMs(): number | undefined {
    return this.session.expiresAtMs;
  }

  /** False, after ending the client, when its session no longer holds. Asked before every event. */
  async isLive(): Promise<boolean> {
    const { expiresAtMs } = this.session;
    if (expiresAtMs !== undefined && expiresAtMs <= Date.now()) {
      this.end(CLOSE.sessionExpired);
      return false;
    }
    if (await isRevoked(this.session, this.revocation)) {
      this.end(CLOSE.sessionRevoked);
      return false;
    }
    return true;
  }

  /** Takes a new token of the same user. @throws UnauthenticatedError for a wrong one; the old goes on until it ends */
  async renew(authenticator: Authenticator, authorization: string | undefined): Promise<void> {
    const renewed = await authenticator.authenticate(authorization, this.address);
    if (renewed.viewer.userId === null) throw sessionRevoked();
    if (renewed.viewer.userId !== this.session.viewer.userId) {
      this.end(CLOSE.forbidden);
      return;
    }
    this.take(renewed);
  }

  /** Calls back when the token was renewed: what the viewer may read can have changed. */
  onRenewal(listener: () => void): () => void {
    this.renewals.add(listener);
    return () => this.renewals.delete(listener);
  }

  /** Does the work of one query or mutation, which is ended when the client goes. */
  async whileOpen<T>(work: (abort: Cancellation) => Promise<T>): Promise<T> {
    const abort = new Cancellation();
    if (this.closed) abort.abort(clientLeft());
    this.running.add(abort);
    try {
      return await work(abort);
    } finally {
      this.running.delete(abort);
    }
  }

  close(): void {
    this.closed = true;
    for (const abort of this.running) abort.abort(clientLeft());
    clearTimeout(this.timer);
    this.renewals.clear();
    this.stopListening?.();
  }

  private take(session: Session): void {
    this.session = session;
    this.scheduleExpiry();
    for (const listener of this.renewals) listener();
  }

  private scheduleExpiry(): void {
    const { expiresAtMs, again } = this.session;
    if (expiresAtMs === undefined) return;
    if (again) this.at(expiresAtMs - VOUCH_AGAIN_MS, () => void this.vouchAgain(again, expiresAtMs));
    else this.endAt(expiresAtMs);
  }

  /** Of an API key, whose program renews nothing; one that is not good any more ends with its token. */
  private async vouchAgain(again: () => Promise<Session>, expiresAtMs: number): Promise<void> {
    const session = await again().catch(() => undefined);
    if (this.closed) return;
    if (session?.expiresAtMs !== undefined && session.expiresAtMs > expiresAtMs) this.take(session);
    else this.endAt(expiresAtMs);
  }

  private endAt(expiresAtMs: number): void {
    this.at(expiresAtMs, () => {
      this.end(CLOSE.sessionExpired);
    });
  }

  private at(timeMs: number, work: () => void): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(work, Math.min(Math.max(timeMs - Date.now(), 0), MAX_TIMER_MS));
    this.timer.unref();
  }
}
