import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls, type ConnectionOptions } from 'node:tls';
import { HttpClientError } from './http-client-error.js';
import { ResponseReader } from './response-reader.js';
import type { ResponseHead } from './response-head.js';

const READ_BYTES = 65_536;

/** Where a pool connects to. */
export interface Origin {
  readonly host: string;
  readonly port: number;
  /** Undefined for http. */
  readonly tls: ConnectionOptions | undefined;
}

/** One request: what is sent, and who takes the answer. Exactly one of `onAnswer` and `onError` is called. */
export interface Exchange {
  /** Head and body as written. ASCII where it is a string. */
  readonly message: string | Buffer;
  readonly maxBytes: number;
  /** `body` is valid during the call only. */
  onAnswer(head: ResponseHead, body: Buffer): void;
  onError(error: HttpClientError): void;
}

/** Whom a connection tells that it can carry another request, or none any more. */
export interface ConnectionOwner {
  onIdle(connection: Connection, idleMs: number | undefined): void;
  onClosed(connection: Connection): void;
}

/** One HTTP/1.1 connection, one exchange at a time. */
export class Connection {
  private readonly socket: Socket;
  private exchange: Exchange | undefined;
  private reader: ResponseReader | undefined;
  private failure: Error | undefined;

  constructor(
    origin: Origin,
    connectTimeoutMs: number,
    private readonly owner: ConnectionOwner,
  ) {
    const socket = open(origin, (read) => this.read(read));
    socket.setNoDelay(true);
    const timer = setTimeout(() => {
      this.fail(new HttpClientError('timeout', `No connection within ${connectTimeoutMs} ms.`));
    }, connectTimeoutMs);
    socket.once(origin.tls ? 'secureConnect' : 'connect', () => clearTimeout(timer));
    socket.once('close', () => clearTimeout(timer));
    socket.on('error', (error) => (this.failure = error));
    socket.on('end', () => this.ended());
    socket.on('close', () => this.closed());
    this.socket = socket;
  }

  send(exchange: Exchange): void {
    this.exchange = exchange;
    this.reader = new ResponseReader(exchange.maxBytes);
    this.socket.ref();
    this.socket.write(exchange.message);
  }

  /** Ends the connection; the exchange under way is not told. */
  destroy(): void {
    this.exchange = undefined;
    this.socket.destroy();
  }

  private read(read: Buffer): void {
    const { exchange, reader } = this;
    // Nothing was asked: what comes cannot be trusted, nor what comes after it.
    if (!exchange || !reader) return this.destroy();
    let body: Buffer | undefined;
    try {
      body = reader.push(read);
    } catch (error) {
      return this.fail(error as HttpClientError);
    }
    if (body) this.answered(exchange, reader.head as ResponseHead, body);
  }

  private answered(exchange: Exchange, head: ResponseHead, body: Buffer): void {
    this.exchange = undefined;
    // An answer that came before the request was written leaves the rest of it on the way.
    const canGoOn = head.isKeptAlive && this.socket.writableLength === 0 && this.socket.writable;
    if (canGoOn) {
      // A process may end while connections wait for nothing.
      this.socket.unref();
      this.owner.onIdle(this, head.idleMs);
    } else this.socket.destroy();
    exchange.onAnswer(head, body);
  }

  private ended(): void {
    const { exchange, reader } = this;
    if (!exchange || !reader) return this.destroy();
    let body: Buffer;
    try {
      body = reader.end();
    } catch (error) {
      return this.fail(error as HttpClientError);
    }
    this.destroy();
    exchange.onAnswer(reader.head as ResponseHead, body);
  }

  private closed(): void {
    if (this.exchange) this.fail(this.closeError());
    this.owner.onClosed(this);
  }

  private closeError(): HttpClientError {
    const hasBegun = this.reader?.head !== undefined;
    return new HttpClientError(
      hasBegun ? 'broken-off' : 'unreachable',
      hasBegun ? 'The connection broke within the answer.' : 'There is no connection.',
      { cause: this.failure },
    );
  }

  private fail(error: HttpClientError): void {
    const { exchange } = this;
    this.destroy();
    exchange?.onError(error);
  }
}

function open({ host, port, tls }: Origin, onRead: (read: Buffer) => void): Socket {
  if (tls) {
    const socket = connectTls({ ...tls, host, port, ALPNProtocols: ['http/1.1'] });
    socket.on('data', onRead);
    return socket;
  }
  const buffer = Buffer.allocUnsafeSlow(READ_BYTES);
  return connectTcp({
    host,
    port,
    // One buffer a connection; 'data' events would allocate one for each read.
    onread: {
      buffer,
      callback: (bytes) => {
        onRead(buffer.subarray(0, bytes));
        return true;
      },
    },
  });
}
