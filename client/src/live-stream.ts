import type { ResultOf } from '@graphql-typed-document-node/core';
import { type GraphQLFormattedError, print } from 'graphql';
import type { Client } from 'graphql-ws';
import { RequestError } from './request-error.js';
import { type StreamEnd, streamEndOf } from './live-lead-errors.js';
import { LeadAssigned, LeadFeedCursor } from './operations.js';
import { scheduleRenewal } from './token-renewal.js';
import { createWatchedSocket, SILENT_AFTER_MS } from './watched-socket.js';

type AssignedEvent = ResultOf<typeof LeadAssigned>['leadAssigned'];

export type AssignedLead = AssignedEvent & { gap?: null };

export interface LiveLeadsOptions {
  /** The gateway's GraphQL endpoint; http(s) or ws(s). */
  url: string;
  /**
   * Called on every connect and shortly before the token ends; returns a token that is still good. What it rejects with
   * is tried again, unless it is a RequestError that says that the session is over.
   */
  getToken: () => string | Promise<string>;
  /**
   * Called once per event, in order. The cursor moves when it has returned, so what it throws on comes again.
   * `errors` says what of the event could not be read, each at its path, such as the listing while its service is down.
   */
  onEvent: (event: AssignedLead, errors: readonly GraphQLFormattedError[]) => void | Promise<void>;
  /** `missed` events are past what the feed keeps: read `leads` instead. */
  onGap?: (missed: number) => void;
  /** Connection lost, and why; a reconnect is on its way unless `final`. */
  onDisconnect?: (reason: string, final: boolean) => void;
  /** Where the last run stopped. */
  after?: string | undefined;
  /** Called with each new cursor; keep it to resume after a restart. */
  onCursor?: (cursor: string) => void;
  webSocketImpl?: unknown;
  /** A connection on which nothing arrives for so long is given up for a new one. Default 20 s. */
  silentAfterMs?: number;
}

export interface LiveLeads {
  /** Where the stream stands: after the last event that was handled, or where it began. */
  readonly cursor: string | undefined;
  close(): Promise<void>;
  /** Settles when the stream is over for good: closed, or refused with one of FINAL_CODES; rejects in the second case. */
  readonly ended: Promise<void>;
}

/** Delivered again after a reconnect at most: what was sent and not yet handled. */
const REMEMBERED_EVENTS = 1_000;
/** The connection stays open between asking for the cursor and subscribing. */
const BETWEEN_OPERATIONS_MS = 1_000;
const FIRST_RETRY_MS = 250;
const LONGEST_RETRY_MS = 5_000;
/** A server that takes the connection is back: after so many failures counted at most, the next pause is under a second. */
const FAILURES_AFTER_CONNECT = 2;

/**
 * An agent's leads, each once, in order, across lost or silent connections, restarts of the gateway and expiring tokens:
 * keeps the cursor, reconnects with full jitter, renews the token inside the stream, and drops events delivered again.
 */
export function liveLeads(options: LiveLeadsOptions): LiveLeads {
  const stream = new LeadStream(options);
  const ended = stream.run();
  // A program may listen to `onDisconnect` alone; an unobserved rejection would end a Node process.
  ended.catch(() => undefined);
  return {
    get cursor() {
      return stream.cursor;
    },
    ended,
    close: () => stream.close(),
  };
}

class LeadStream {
  cursor: string | undefined;
  private readonly handled = new Set<string>();
  private readonly closing = new AbortController();
  private readonly options: LiveLeadsOptions;
  private client: Client | undefined;
  private failures = 0;
  private refused = false;

  constructor(options: LiveLeadsOptions) {
    this.options = options;
    this.cursor = options.after;
  }

  async run(): Promise<void> {
    const { signal } = this.closing;
    while (!signal.aborted) {
      const end = await this.streamOnce();
      if (signal.aborted) return;
      this.options.onDisconnect?.(end.text, end.final);
      if (end.final) throw new Error(end.text);
      await pause(retryDelay(this.failures++), signal);
    }
  }

  async close(): Promise<void> {
    this.closing.abort();
    await this.client?.dispose();
  }

  /** One connection and one subscription, until either ends. */
  private async streamOnce(): Promise<StreamEnd> {
    try {
      const token = await this.options.getToken();
      if (this.closing.signal.aborted) return { text: 'closed', final: false };
      await this.follow(token);
      return { text: 'the server ended the stream', final: false };
    } catch (error) {
      const { refused, ...end } = streamEndOf(error, this.refused);
      this.refused = refused;
      return end;
    }
  }

  private async follow(token: string): Promise<void> {
    const { url, getToken, webSocketImpl, silentAfterMs = SILENT_AFTER_MS } = this.options;
    let socket: SocketLike | undefined;
    const renewal = scheduleRenewal(async () => {
      const authorization = `Bearer ${await getToken()}`;
      socket?.send(JSON.stringify({ type: 'ping', payload: { type: 'refresh', authorization } }));
    });
    const client = createWatchedSocket({
      url,
      silentAfterMs,
      lazyCloseTimeoutMs: BETWEEN_OPERATIONS_MS,
      webSocketImpl,
      connectionParams: () => ({ authorization: `Bearer ${token}` }),
      on: {
        connected: (opened, acknowledged) => {
          socket = opened as SocketLike;
          this.failures = Math.min(this.failures, FAILURES_AFTER_CONNECT);
          renewal.goodUntil(acknowledged?.['expiresAt'] ?? expiryOf(token));
        },
        pong: (received, payload) => {
          if (received && payload?.['type'] === 'refresh') renewal.goodUntil(payload['expiresAt']);
        },
      },
    });
    this.client = client;
    try {
      if (this.cursor === undefined) await this.findStart(client);
      const events = client.iterate<ResultOf<typeof LeadAssigned>>({
        query: print(LeadAssigned),
        variables: { after: this.cursor },
      });
      for await (const { data, errors = [] } of events) {
        // A lead whose listing or buyer could not be read is a lead; only without one there is nothing to show.
        const event = data?.leadAssigned as AssignedEvent | null | undefined;
        if (event) await this.handle(event, errors);
        else if (errors.length > 0) throw new RequestError(errors, data, null);
      }
    } finally {
      renewal.stop();
      await client.dispose();
    }
  }

  /**
   * The cursor before the first event: without it, what is assigned and taken away again while an agent who has no
   * event yet is cut off would never be shown. A server that has no such cursor answers the subscription all the same.
   */
  private async findStart(client: Client): Promise<void> {
    const answers = client.iterate<ResultOf<typeof LeadFeedCursor>>({ query: print(LeadFeedCursor) });
    for await (const { data } of answers) {
      if (data?.leadFeedCursor) this.moveTo(data.leadFeedCursor as string);
    }
  }

  private moveTo(cursor: string): void {
    this.cursor = cursor;
    this.options.onCursor?.(cursor);
  }

  private async handle(event: AssignedEvent, errors: readonly GraphQLFormattedError[]): Promise<void> {
    const { onEvent, onGap } = this.options;
    this.failures = 0;
    this.refused = false;
    if (event.gap) onGap?.(event.gap.missed);
    else if (!event.eventId || !this.handled.has(event.eventId)) {
      await onEvent(event as AssignedLead, errors);
      if (event.eventId) this.remember(event.eventId);
    }
    this.moveTo(event.cursor);
  }

  private remember(eventId: string): void {
    this.handled.add(eventId);
    const [oldest] = this.handled;
    if (this.handled.size > REMEMBERED_EVENTS && oldest !== undefined) this.handled.delete(oldest);
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

/** Full jitter: a thousand clients that lost the same gateway do not come back at once. */
function retryDelay(failures: number): number {
  return Math.random() * Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** failures);
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms);
    function done() {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
    signal.addEventListener('abort', done, { once: true });
  });
}
