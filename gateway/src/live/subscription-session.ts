import { randomUUID } from 'node:crypto';
import type { Viewer } from '@propmubi/runtime/auth';
import type { Session } from '../identity/access-token.js';
import { sessionRevoked, type Authenticator } from '../identity/authenticator.js';
import type { SessionRevocation } from '../identity/session-revocation.js';
import type { GatewayContext } from '../operations/gateway-context.js';
import { CLOSE, type CloseReason } from './close-codes.js';

/** Timers of Node fire at once beyond this. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/**
 * The viewer of a socket or a result stream, for as long as it is open. Ends itself when the session
 * expires or is revoked; a renewed token takes its place without ending anything.
 */
export class SubscriptionSession {
  readonly context: GatewayContext;
  private timer: NodeJS.Timeout | undefined;
  private readonly renewals = new Set<() => void>();
  private readonly stopListening: (() => void) | undefined;

  constructor(
    private session: Session,
    requestId: string,
    private readonly revocation: SessionRevocation | undefined,
    private readonly end: (why: CloseReason) => void,
    forwarded?: GatewayContext['forwarded'],
    private readonly address = 'unknown',
    contract?: GatewayContext['contract'],
  ) {
    const viewerNow = (): Viewer => this.session.viewer;
    this.context = {
      get viewer() {
        return viewerNow();
      },
      requestId,
      forwarded,
      contract,
    };
    this.stopListening = revocation?.onRevoked((sessionId) => {
      if (sessionId === this.session.viewer.sessionId) end(CLOSE.sessionRevoked);
    });
    this.scheduleExpiry();
  }

  get viewer(): Viewer {
    return this.session.viewer;
  }

  /** The context of one query or mutation. */
  operationContext(): GatewayContext {
    const { viewer, requestId, forwarded, contract } = this.context;
    return {
      viewer,
      requestId,
      forwarded,
      contract,
      client: { address: this.address, operationId: randomUUID() },
    };
  }

  get expiresAtMs(): number | undefined {
    return this.session.expiresAtMs;
  }

  /** False, after ending the client, when its session no longer holds. Asked before every event. */
  async isLive(): Promise<boolean> {
    const { expiresAtMs, viewer } = this.session;
    if (expiresAtMs !== undefined && expiresAtMs <= Date.now()) {
      this.end(CLOSE.sessionExpired);
      return false;
    }
    if (viewer.sessionId && (await this.revocation?.isRevoked(viewer.sessionId))) {
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
    this.session = renewed;
    this.scheduleExpiry();
    for (const listener of this.renewals) listener();
  }

  /** Calls back when the token was renewed: what the viewer may read can have changed. */
  onRenewal(listener: () => void): () => void {
    this.renewals.add(listener);
    return () => this.renewals.delete(listener);
  }

  close(): void {
    clearTimeout(this.timer);
    this.renewals.clear();
    this.stopListening?.();
  }

  private scheduleExpiry(): void {
    clearTimeout(this.timer);
    const { expiresAtMs } = this.session;
    if (expiresAtMs === undefined) return;
    const inMs = Math.min(Math.max(expiresAtMs - Date.now(), 0), MAX_TIMER_MS);
    this.timer = setTimeout(() => {
      this.end(CLOSE.sessionExpired);
    }, inMs);
    this.timer.unref();
  }
}
