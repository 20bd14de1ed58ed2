import { Connection, type ConnectionOwner, type Exchange, type Origin } from './connection.js';
import { HttpClientError } from './http-client-error.js';
import type { ResponseHead } from './response-head.js';

export interface HttpPoolOptions {
  readonly origin: Origin;
  /** Most connections. */
  readonly connections: number;
  /** From `send` to the whole answer. */
  readonly timeoutMs: number;
  /** From a new connection's first exchange to its being open. */
  readonly connectTimeoutMs: number;
  /** How long a connection is kept for the next request, where the server does not say less. */
  readonly idleMs: number;
}

/** What is left out of a server's own time, so that no request meets its end. */
const IDLE_MARGIN_MS = 1_000;

/** An exchange on its way. */
export interface Sent {
  /** Ends it: neither `onAnswer` nor `onError` is called from now on. */
  cancel(): void;
}

interface Idle {
  readonly connection: Connection;
  readonly until: number;
}

/**
 * Connections to one origin. An exchange takes the connection that was used last, opens one, or waits for one. Deadlines
 * cost one timer for all: exchanges reach theirs in the order in which they came.
 */
export class HttpPool implements ConnectionOwner {
  private readonly pending = new Set<Pending>();
  private readonly waiting: Pending[] = [];
  private readonly connections = new Set<Connection>();
  private readonly idle: Idle[] = [];
  private deadlineTimer: NodeJS.Timeout | undefined;
  private idleTimer: NodeJS.Timeout | undefined;
  private isClosed = false;

  constructor(private readonly options: HttpPoolOptions) {}

  send(exchange: Exchange): Sent {
    const pending = new Pending(exchange, performance.now() + this.options.timeoutMs, this.pending);
    if (this.isClosed) pending.onError(closed());
    else {
      this.watchDeadlines(pending.deadline);
      this.start(pending);
    }
    return pending;
  }

  /** Ends everything under way with unreachable. */
  close(): void {
    this.isClosed = true;
    clearTimeout(this.deadlineTimer);
    clearTimeout(this.idleTimer);
    for (const pending of this.pending) pending.fail(closed());
    for (const connection of this.connections) connection.destroy();
  }

  onIdle(connection: Connection, idleMs: number | undefined): void {
    const next = this.nextWaiting();
    if (next) return next.carryBy(connection);
    const keptMs = Math.min(this.options.idleMs, (idleMs ?? Infinity) - IDLE_MARGIN_MS);
    if (keptMs <= 0) return connection.destroy();
    const until = performance.now() + keptMs;
    this.idle.push({ connection, until });
    this.watchIdle(until);
  }

  onClosed(connection: Connection): void {
    this.connections.delete(connection);
    const index = this.idle.findIndex((idle) => idle.connection === connection);
    if (index !== -1) this.idle.splice(index, 1);
    const next = this.nextWaiting();
    if (next) this.start(next);
  }

  private start(pending: Pending): void {
    const connection = this.takeIdle() ?? this.openConnection();
    if (connection) pending.carryBy(connection);
    else this.waiting.push(pending);
  }

  private takeIdle(): Connection | undefined {
    const now = performance.now();
    for (let last = this.idle.pop(); last; last = this.idle.pop()) {
      if (last.until > now) return last.connection;
      last.connection.destroy();
    }
    return undefined;
  }

  private openConnection(): Connection | undefined {
    if (this.connections.size >= this.options.connections) return undefined;
    const connection = new Connection(this.options.origin, this.options.connectTimeoutMs, this);
    this.connections.add(connection);
    return connection;
  }

  private nextWaiting(): Pending | undefined {
    for (let next = this.waiting.shift(); next; next = this.waiting.shift())
      if (this.pending.has(next)) return next;
    return undefined;
  }

  private watchDeadlines(deadline: number): void {
    this.deadlineTimer ??= setTimeout(
      () => {
        this.deadlineTimer = undefined;
        this.endOverdue();
      },
      Math.max(0, Math.ceil(deadline - performance.now())),
    ).unref();
  }

  private endOverdue(): void {
    const now = performance.now();
    for (const pending of this.pending) {
      if (pending.deadline > now) return this.watchDeadlines(pending.deadline);
      pending.fail(new HttpClientError('timeout', `No answer within ${this.options.timeoutMs} ms.`));
    }
  }

  private watchIdle(until: number): void {
    this.idleTimer ??= setTimeout(
      () => {
        this.idleTimer = undefined;
        this.closeIdle();
      },
      Math.max(0, Math.ceil(until - performance.now())),
    ).unref();
  }

  private closeIdle(): void {
    const now = performance.now();
    let next = Infinity;
    for (const { connection, until } of this.idle)
      if (until <= now) connection.destroy();
      else next = Math.min(next, until);
    if (next < Infinity) this.watchIdle(next);
  }
}

/** An exchange, and where it is. */
class Pending implements Exchange, Sent {
  private connection: Connection | undefined;

  constructor(
    private readonly exchange: Exchange,
    readonly deadline: number,
    private readonly all: Set<Pending>,
  ) {
    all.add(this);
  }

  get message(): string | Buffer {
    return this.exchange.message;
  }

  get maxBytes(): number {
    return this.exchange.maxBytes;
  }

  carryBy(connection: Connection): void {
    this.connection = connection;
    connection.send(this);
  }

  onAnswer(head: ResponseHead, body: Buffer): void {
    this.all.delete(this);
    this.exchange.onAnswer(head, body);
  }

  onError(error: HttpClientError): void {
    this.all.delete(this);
    this.exchange.onError(error);
  }

  fail(error: HttpClientError): void {
    this.cancel();
    this.exchange.onError(error);
  }

  cancel(): void {
    if (this.all.delete(this)) this.connection?.destroy();
  }
}

function closed(): HttpClientError {
  return new HttpClientError('unreachable', 'The pool is closed.');
}
