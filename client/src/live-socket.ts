import type { Connection, ConnectionOptions, Operations } from './connection.js';
import { SocketConnection } from './socket-connection.js';

export type LiveSocketOptions = ConnectionOptions;

/**
 * One connection of one user for all streams that are given it: opened for the first of them, closed with the last. A WebSocket; where
 * none can be opened, an event stream for each of them, until it can.
 */
export interface LiveSocket {
  /** The connection that there is, or a new one, with a new token. A stream that took it releases it. */
  take(): TakenSocket;
  /**
   * Asks the server for a sign of life, and gives the connection up for a new one where none comes within so long: for a device that
   * wakes, or whose network is another one. Default 4 s.
   */
  check(withinMs?: number): void;
}

export interface TakenSocket {
  /** As `Connection.ready`. */
  ready(): Promise<Operations>;
  /** Leaves the connection to the others; what opens next takes another one, with another token. */
  retire(): void;
  /** Closes the connection, where no other stream has it. */
  release(): Promise<void>;
}

const ANSWERED_WITHIN_MS = 4_000;
/** After so many WebSockets in a row that could not be opened, event streams are tried: a gateway that starts again takes as long. */
const MOST_FAILED_OPENS = 3;

/** For `socket` of several streams of one user; another user has another one. */
export function liveSocket(options: LiveSocketOptions): LiveSocket {
  return new ConnectionLadder(options);
}

interface Shared {
  readonly connection: Connection;
  users: number;
}

/** Which kind of connection is opened next, by how those before it went. */
class ConnectionLadder implements LiveSocket {
  private current: Shared | undefined;
  /** WebSockets in a row. */
  private failedOpens = 0;
  private readonly options: LiveSocketOptions;

  constructor(options: LiveSocketOptions) {
    this.options = options;
  }

  take(): TakenSocket {
    const shared = (this.current ??= this.open());
    shared.users++;
    return {
      ready: () => shared.connection.ready(),
      retire: () => this.leave(shared),
      release: async () => {
        if (--shared.users > 0) return;
        this.leave(shared);
        await shared.connection.close();
      },
    };
  }

  check(withinMs = ANSWERED_WITHIN_MS): void {
    if (this.current) this.current.connection.check(withinMs);
    // Between two tries: the network may be another one than that in which none could be opened.
    else this.failedOpens = 0;
  }

  private open(): Shared {
    const isSocket = this.failedOpens < MOST_FAILED_OPENS;
    const shared: Shared = {
      connection: isSocket
        ? this.openSocket(() => this.leave(shared))
        : this.openEventStreams(() => this.leave(shared)),
      users: 0,
    };
    return shared;
  }

  private leave(shared: Shared): void {
    if (this.current === shared) this.current = undefined;
  }

  private openSocket(leave: () => void): Connection {
    return new SocketConnection(this.options, {
      connected: () => (this.failedOpens = 0),
      failed: () => this.failedOpens++,
      lost: leave,
    });
  }

  /** Most users never need their code: it is loaded with the first. */
  private openEventStreams(leave: () => void): Connection {
    // The next is a WebSocket again, and after it event streams: either may be what passes now.
    const failed = (): void => {
      this.failedOpens = MOST_FAILED_OPENS - 1;
    };
    const opened = import('./event-streams.js').then(
      ({ EventStreams }) =>
        new EventStreams(this.options, {
          failed,
          webSocketPasses: () => {
            this.failedOpens = 0;
            leave();
          },
        }),
    );
    opened.catch(failed);
    return {
      ready: () => opened,
      check: (withinMs) => void opened.then((streams) => streams.check(withinMs), failed),
      close: () => opened.then((streams) => streams.close(), failed),
    };
  }
}
