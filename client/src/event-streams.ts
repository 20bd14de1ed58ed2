import type { FormattedExecutionResult } from 'graphql';
import { nameHeaders } from './client-name.js';
import { type ConnectionOptions, expiryOf, type Operation, type Operations } from './connection.js';
import { takeConnectionSlot } from './connection-slots.js';
import { readAnswer } from './read-answer.js';
import { RequestError } from './request-error.js';
import { readServerSentEvents } from './server-sent-events.js';
import { LEFT } from './stream-end.js';
import { scheduleRenewal, type TokenRenewal } from './token-renewal.js';
import { SILENT_AFTER_MS } from './watched-socket.js';
import { webSocketPasses } from './web-socket-passes.js';

export interface EventStreamsEvents {
  /** One could not be opened. */
  failed(): void;
  /** Operations take a WebSocket from here on; those that are open are left for it. */
  webSocketPasses(): void;
}

const WEB_SOCKET_AGAIN_MS = 60_000;

/**
 * Operations over server-sent events (graphql-sse's distinct connections): a request each. Their token cannot be renewed in place, and the
 * server cannot be asked for a sign of life: they are left for new ones, which go on from the cursor.
 */
export class EventStreams implements Operations {
  private readonly open = new Set<AbortController>();
  private readonly renewal: TokenRenewal;
  private readonly trying: ReturnType<typeof setInterval>;
  private isChecking = false;
  private token = '';
  private readonly options: ConnectionOptions;
  private readonly on: EventStreamsEvents;

  constructor(options: ConnectionOptions, on: EventStreamsEvents) {
    this.options = options;
    this.on = on;
    this.renewal = scheduleRenewal(async () => {
      if ((await options.getToken()) !== this.token) this.leaveAll();
    });
    const everyMs = options.webSocketAgainMs ?? WEB_SOCKET_AGAIN_MS;
    this.trying = setInterval(() => void this.tryWebSocket(SILENT_AFTER_MS), everyMs);
  }

  /** Silence of the past says nothing of now, so they are opened anew at once: over a WebSocket, where one passes within so long. */
  async check(withinMs: number): Promise<void> {
    if (this.isChecking) return;
    this.isChecking = true;
    if (!(await this.tryWebSocket(withinMs))) this.leaveAll();
    this.isChecking = false;
  }

  async close(): Promise<void> {
    clearInterval(this.trying);
    this.renewal.stop();
    this.leaveAll();
  }

  iterate<Data>(operation: Operation, onOpen: () => void) {
    const leaving = new AbortController();
    const results = this.read<Data>(operation, leaving, onOpen);
    return {
      next: () => results.next(),
      // A generator that waits for an event would return only after it.
      return: () => {
        leaving.abort(LEFT);
        return results.return(undefined);
      },
      [Symbol.asyncIterator]() {
        return this;
      },
    };
  }

  private async tryWebSocket(withinMs: number): Promise<boolean> {
    const passes = await webSocketPasses(this.options, withinMs);
    if (passes) {
      this.on.webSocketPasses();
      this.leaveAll();
    }
    return passes;
  }

  private leaveAll(): void {
    for (const stream of this.open) stream.abort(LEFT);
  }

  private async *read<Data>(
    operation: Operation,
    ending: AbortController,
    onOpen: () => void,
  ): AsyncGenerator<FormattedExecutionResult<Data, unknown>, undefined> {
    const { signal } = ending;
    this.open.add(ending);
    let giveBack: (() => void) | undefined;
    let isOpen = false;
    const silence = watch(this.options.silentAfterMs ?? SILENT_AFTER_MS, ending);
    const heard = () => {
      silence.heard();
      if (isOpen) return;
      isOpen = true;
      onOpen();
    };
    try {
      giveBack = await takeConnectionSlot();
      const body = await this.request(operation, signal);
      for await (const { type, data } of readServerSentEvents(body, heard)) {
        if (type === 'complete') return undefined;
        if (type === 'next') yield JSON.parse(data) as FormattedExecutionResult<Data, unknown>;
      }
      throw new Error('the connection was lost');
    } catch (error) {
      if (!isOpen && signal.reason !== LEFT && !isRefusedToken(error)) this.on.failed();
      // Not every browser rejects with the reason for which it was aborted.
      throw signal.reason ?? error;
    } finally {
      silence.stop();
      ending.abort(LEFT);
      this.open.delete(ending);
      giveBack?.();
    }
  }

  private async request(operation: Operation, signal: AbortSignal): Promise<ReadableStream<Uint8Array>> {
    this.token = await this.options.getToken();
    this.renewal.goodUntil(expiryOf(this.token));
    const response = await fetch(this.options.url.replace(/^ws/, 'http'), {
      method: 'POST',
      headers: {
        ...nameHeaders(this.options),
        authorization: `Bearer ${this.token}`,
        accept: 'text/event-stream',
        'content-type': 'application/json',
      },
      body: JSON.stringify(operation),
      signal,
    });
    const isStream = response.headers.get('content-type')?.startsWith('text/event-stream');
    if (!response.ok || !isStream || !response.body) await readAnswer(response);
    return response.body as ReadableStream<Uint8Array>;
  }
}

/** Says nothing of the way to the server, and two in a row end a stream for good. */
function isRefusedToken(error: unknown): boolean {
  return error instanceof RequestError && error.code === 'UNAUTHENTICATED';
}

/** Ends a stream on which nothing arrives for so long, heartbeats included: before its answer begins, too. */
function watch(silentAfterMs: number, ending: AbortController): { heard(): void; stop(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = () => clearTimeout(timer);
  const heard = () => {
    stop();
    timer = setTimeout(() => ending.abort(new Error('the connection went silent')), silentAfterMs);
  };
  heard();
  return { heard, stop };
}
