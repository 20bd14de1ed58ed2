import { type DocumentNode, type GraphQLFormattedError, print } from 'graphql';
import type { Operations } from './connection.js';
import { type LiveSocket, liveSocket, type LiveSocketOptions, type TakenSocket } from './live-socket.js';
import { RequestError } from './request-error.js';
import { LEFT, type StreamEnd, streamEndOf } from './stream-end.js';

/** What every resumable event says of itself. */
export interface ResumableEvent {
  /** Where to resume after this event. */
  cursor: unknown;
  /** The same for every delivery. */
  eventId?: unknown;
  gap?: { missed: number } | null;
}

/** A document, or its text: a string, or the String object that typed code generation gives. */
type Operation = DocumentNode | string | { toString(): string };

/** A resumable subscription of the graph. `Event` is what its one root field answers. */
export interface LiveChannel<Event extends ResumableEvent> {
  /** Takes the cursor as `$after`. */
  readonly subscription: Operation;
  /** A query without variables whose one root field is the cursor at which the channel would begin now. */
  readonly start: Operation;
  /** Of the type alone: what `onEvent` is called with. */
  readonly event?: Event;
}

export interface LiveStreamHandlers<Event extends ResumableEvent> {
  /**
   * Called once per event, in order. The cursor moves when it has returned, so what it throws on comes again.
   * `errors` says what of the event could not be read, each at its path, such as the listing while its service is down.
   */
  onEvent: (event: Event, errors: readonly GraphQLFormattedError[]) => void | Promise<void>;
  /** `missed` events are past what the feed keeps: read the list itself instead. */
  onGap?: (missed: number) => void;
  /** A connection was taken, and what follows the cursor is asked for. */
  onConnect?: () => void;
  /** Connection lost, and why; a reconnect is on its way unless `final`. */
  onDisconnect?: (reason: string, final: boolean) => void;
  /** Where the last run stopped. */
  after?: string | undefined;
  /** Called with each new cursor; keep it to resume after a restart. */
  onCursor?: (cursor: string) => void;
}

/** Of a stream that has a connection of its own. */
export interface LiveStreamOptions<Event extends ResumableEvent>
  extends LiveSocketOptions, LiveStreamHandlers<Event> {}

/** Of a stream that shares the connection of a `liveSocket` with others. */
export interface SharedStreamOptions<Event extends ResumableEvent> extends LiveStreamHandlers<Event> {
  socket: LiveSocket;
}

export interface LiveStream {
  /** Where the stream stands: after the last event that was handled, or where it began. */
  readonly cursor: string | undefined;
  close(): Promise<void>;
  /** Settles when the stream is over for good: closed, or refused with one of FINAL_CODES; rejects in the second case. */
  readonly ended: Promise<void>;
}

/** Delivered again after a reconnect at most: what was sent and not yet handled. */
const REMEMBERED_EVENTS = 1_000;
const FIRST_RETRY_MS = 250;
const LONGEST_RETRY_MS = 5_000;
/** A server that takes the connection is back: after so many failures counted at most, the next pause is under a second. */
const FAILURES_AFTER_CONNECT = 2;

/**
 * The events of a channel, each once, in order, across lost or silent connections, restarts of the gateway and expiring
 * tokens: keeps the cursor, reconnects with full jitter, renews the token inside the stream, and drops events delivered again.
 */
export function liveStream<Event extends ResumableEvent>(
  channel: LiveChannel<Event>,
  options: LiveStreamOptions<Event> | SharedStreamOptions<Event>,
): LiveStream {
  const socket = 'socket' in options ? options.socket : liveSocket(options);
  const stream = new ChannelStream(channel, socket, options);
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

class ChannelStream<Event extends ResumableEvent> {
  cursor: string | undefined;
  private readonly handled = new Set<unknown>();
  private readonly closing = new AbortController();
  private readonly channel: LiveChannel<Event>;
  private readonly socket: LiveSocket;
  private readonly options: LiveStreamHandlers<Event>;
  private taken: TakenSocket | undefined;
  private events: AsyncIterableIterator<unknown> | undefined;
  private failures = 0;
  private refused = false;

  constructor(channel: LiveChannel<Event>, socket: LiveSocket, options: LiveStreamHandlers<Event>) {
    this.channel = channel;
    this.socket = socket;
    this.options = options;
    this.cursor = options.after;
  }

  async run(): Promise<void> {
    const { signal } = this.closing;
    while (!signal.aborted) {
      const end = await this.streamOnce();
      if (signal.aborted) return;
      // Another connection is there in its place: what came meanwhile follows the cursor.
      if (end === 'left') continue;
      this.options.onDisconnect?.(end.text, end.final);
      if (end.final) throw new Error(end.text);
      await pause(retryDelay(this.failures++), signal);
    }
  }

  async close(): Promise<void> {
    this.closing.abort();
    await this.events?.return?.();
    await this.release();
  }

  /** One subscription, until it or its connection ends. */
  private async streamOnce(): Promise<StreamEnd | 'left'> {
    const taken = this.socket.take();
    this.taken = taken;
    try {
      const operations = await taken.ready();
      if (this.closing.signal.aborted) return 'left';
      await this.follow(operations);
      return { text: 'the server ended the stream', final: false };
    } catch (error) {
      if (error === LEFT) return 'left';
      const { refused, ...end } = streamEndOf(error, this.refused);
      this.refused = refused;
      // Its token is not good for this stream, even if the connection still stands for others.
      if (refused) taken.retire();
      return end;
    } finally {
      await this.release();
    }
  }

  /** Once for each connection that was taken, whether the stream ends or is closed first. */
  private async release(): Promise<void> {
    const { taken } = this;
    this.taken = undefined;
    await taken?.release();
  }

  private async follow(operations: Operations): Promise<void> {
    const { signal } = this.closing;
    if (this.cursor === undefined) await this.findStart(operations);
    if (signal.aborted) return;
    const subscription = { query: textOf(this.channel.subscription), variables: { after: this.cursor } };
    const events = operations.iterate<Record<string, Event | null>>(subscription, () => {
      this.opened();
      if (!signal.aborted) this.options.onConnect?.();
    });
    this.events = events;
    for await (const { data, errors = [] } of events) {
      // What arrives while the stream closes is left to the next one: its cursor must not pass an event that was not shown.
      if (signal.aborted) return;
      // An event of which a part could not be read is an event; only without one there is nothing to show.
      const event = onlyFieldOf(data);
      if (event) await this.handle(event, errors);
      else if (errors.length > 0) throw new RequestError(errors, data, null);
    }
  }

  /**
   * The cursor before the first event: without it, what comes and goes while a client that has no event yet is cut off would
   * never be shown. A server that has no such cursor answers the subscription all the same.
   */
  private async findStart(operations: Operations): Promise<void> {
    const start = { query: textOf(this.channel.start) };
    const answers = operations.iterate<Record<string, string | null>>(start, () => this.opened());
    for await (const { data } of answers) {
      const cursor = onlyFieldOf(data);
      if (cursor && !this.closing.signal.aborted) this.moveTo(cursor);
    }
  }

  private opened(): void {
    this.failures = Math.min(this.failures, FAILURES_AFTER_CONNECT);
  }

  private moveTo(cursor: string): void {
    this.cursor = cursor;
    this.options.onCursor?.(cursor);
  }

  private async handle(event: Event, errors: readonly GraphQLFormattedError[]): Promise<void> {
    const { onEvent, onGap } = this.options;
    this.failures = 0;
    this.refused = false;
    if (event.gap) onGap?.(event.gap.missed);
    else if (!event.eventId || !this.handled.has(event.eventId)) {
      await onEvent(event, errors);
      if (event.eventId) this.remember(event.eventId);
    }
    this.moveTo(event.cursor as string);
  }

  private remember(eventId: unknown): void {
    this.handled.add(eventId);
    const [oldest] = this.handled;
    if (this.handled.size > REMEMBERED_EVENTS && oldest !== undefined) this.handled.delete(oldest);
  }
}

function textOf(operation: Operation): string {
  return typeof operation === 'object' && 'kind' in operation ? print(operation) : operation.toString();
}

function onlyFieldOf<Value>(data: Record<string, Value> | null | undefined): Value | undefined {
  return data ? Object.values(data)[0] : undefined;
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
