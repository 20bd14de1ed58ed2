import type { ResultOf } from '@graphql-typed-document-node/core';
import { type GraphQLFormattedError, print } from 'graphql';
import { type Client, createClient } from 'graphql-ws';
import { RequestError } from './client.js';
import { LeadAssigned } from './operations.js';

type AssignedEvent = ResultOf<typeof LeadAssigned>['leadAssigned'];

export type AssignedLead = AssignedEvent & { gap?: null };

export interface LiveLeadsOptions {
  /** The gateway's GraphQL endpoint; http(s) or ws(s). */
  url: string;
  /** Called on every connect and on every renewal; returns a token that is still good. */
  getToken: () => string | Promise<string>;
  /**
   * Called once per event, in order. The cursor moves when it has returned, so what it throws on comes again.
   * `errors` says what of the event could not be told now, each at its path, such as the home while its service is down.
   */
  onEvent: (event: AssignedLead, errors: readonly GraphQLFormattedError[]) => void | Promise<void>;
  /** The stream cannot tell `missed` events any more: read `leads` instead. */
  onGap?: (missed: number) => void;
  /** Connection lost, and why; a reconnect is on its way unless `final`. */
  onDisconnect?: (reason: string, final: boolean) => void;
  /** Where the last run stopped. */
  after?: string | undefined;
  /** Called with each new cursor; keep it to resume after a restart. */
  onCursor?: (cursor: string) => void;
  webSocketImpl?: unknown;
}

export interface LiveLeads {
  /** The last event that was handled. */
  readonly cursor: string | undefined;
  close(): Promise<void>;
  /** Settles when the stream is over for good: closed, or refused in a way that retrying cannot mend. */
  readonly ended: Promise<void>;
}

/** Delivered again after a reconnect at most: what was sent and not yet handled. */
const REMEMBERED_EVENTS = 1_000;
const FIRST_RETRY_MS = 250;
const LONGEST_RETRY_MS = 30_000;
/** Access tokens live up to 15 minutes; the gateway ends a stream whose token ran out. */
const RENEW_EVERY_MS = 5 * 60_000;
const FINAL_CLOSE_CODES = new Set([4400, 4401, 4403, 4411]);

/**
 * An agent's leads, each once, in order, across lost connections, restarts of the gateway and expiring tokens: keeps
 * the cursor, reconnects with full jitter, renews the token inside the stream, and drops events delivered again.
 */
export function liveLeads(options: LiveLeadsOptions): LiveLeads {
  const stream = new LeadStream(options);
  const ended = stream.run();
  // Who only listens to `onDisconnect` is told there; an unobserved rejection would end a Node process.
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
  private client: Client | undefined;
  private failures = 0;

  constructor(private readonly options: LiveLeadsOptions) {
    this.cursor = options.after;
  }

  async run(): Promise<void> {
    const { signal } = this.closing;
    while (!signal.aborted) {
      const reason = await this.streamOnce();
      if (signal.aborted) return;
      this.options.onDisconnect?.(reason.text, reason.final);
      if (reason.final) throw new Error(reason.text);
      await pause(retryDelay(this.failures++), signal);
    }
  }

  async close(): Promise<void> {
    this.closing.abort();
    await this.client?.dispose();
  }

  /** One connection and one subscription, until either ends. */
  private async streamOnce(): Promise<{ text: string; final: boolean }> {
    const { url, getToken, webSocketImpl } = this.options;
    let socket: WebSocketLike | undefined;
    const authorization = async () => ({ authorization: `Bearer ${await getToken()}` });
    const client = createClient({
      url: url.replace(/^http/, 'ws'),
      connectionParams: authorization,
      retryAttempts: 0,
      keepAlive: 12_000,
      on: { connected: (opened) => (socket = opened as WebSocketLike) },
      ...(webSocketImpl !== undefined && { webSocketImpl }),
    });
    this.client = client;
    const renewal = setInterval(() => {
      void authorization().then((payload) =>
        socket?.send(JSON.stringify({ type: 'ping', payload: { type: 'refresh', ...payload } })),
      );
    }, RENEW_EVERY_MS);
    try {
      const events = client.iterate<ResultOf<typeof LeadAssigned>>({
        query: print(LeadAssigned),
        variables: { after: this.cursor },
      });
      for await (const { data, errors = [] } of events) {
        // A lead whose home or buyer cannot be told is a lead; only without one there is nothing to show.
        const event = data?.leadAssigned as AssignedEvent | null | undefined;
        if (event) await this.handle(event, errors);
        else if (errors.length > 0) throw new RequestError(errors, data, null);
      }
      return { text: 'the server ended the stream', final: false };
    } catch (error) {
      return describe(error);
    } finally {
      clearInterval(renewal);
      await client.dispose();
    }
  }

  private async handle(event: AssignedEvent, errors: readonly GraphQLFormattedError[]): Promise<void> {
    const { onEvent, onGap, onCursor } = this.options;
    this.failures = 0;
    if (event.gap) onGap?.(event.gap.missed);
    else if (!event.eventId || !this.handled.has(event.eventId)) {
      await onEvent(event as AssignedLead, errors);
      if (event.eventId) this.remember(event.eventId);
    }
    this.cursor = event.cursor;
    onCursor?.(event.cursor);
  }

  private remember(eventId: string): void {
    this.handled.add(eventId);
    const [oldest] = this.handled;
    if (this.handled.size > REMEMBERED_EVENTS && oldest !== undefined) this.handled.delete(oldest);
  }
}

interface WebSocketLike {
  send(message: string): void;
}

function describe(error: unknown): { text: string; final: boolean } {
  const { code, reason } = error as { code?: unknown; reason?: unknown };
  if (typeof code === 'number') {
    return { text: `closed with ${code} ${String(reason ?? '')}`.trim(), final: FINAL_CLOSE_CODES.has(code) };
  }
  if (error instanceof RequestError) {
    return { text: `${error.code}: ${error.message}`, final: REFUSED.has(error.code) };
  }
  return { text: error instanceof Error ? error.message : 'the connection was lost', final: false };
}

/** Asking again with the same cursor and rights gets the same answer. */
const REFUSED = new Set([
  'BAD_CURSOR',
  'FORBIDDEN',
  'MISSING_SCOPE',
  'BAD_USER_INPUT',
  'GRAPHQL_VALIDATION_FAILED',
]);

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
