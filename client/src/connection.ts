import type { FormattedExecutionResult } from 'graphql';
import type { ClientName } from './client-name.js';

export interface ConnectionOptions extends ClientName {
  /** The gateway's GraphQL endpoint; http(s) or ws(s). */
  url: string;
  /**
   * Called on every connect and shortly before the token ends; returns a token that is still good. What it rejects with
   * is tried again, unless it is a RequestError that says that the session is over.
   */
  getToken: () => string | Promise<string>;
  webSocketImpl?: unknown;
  /** A connection on which nothing arrives for so long is given up for a new one. Default 20 s. */
  silentAfterMs?: number;
  /** While event streams stand in for the WebSocket, it is tried again so often. Default 60 s. */
  webSocketAgainMs?: number;
}

export interface Operation {
  query: string;
  variables?: Record<string, unknown>;
}

export interface Operations {
  /** `onOpen` is called once the server has taken what carries the operation: now, where it has. */
  iterate<Data>(
    operation: Operation,
    onOpen: () => void,
  ): AsyncIterableIterator<FormattedExecutionResult<Data, unknown>>;
}

/** What the streams of one user share at a time: a WebSocket, or event streams where none can be opened. */
export interface Connection {
  /**
   * Once the connection has the token that is good now, whose rights may be others than those of the one it was opened with. Rejects
   * with what `getToken` rejected with.
   */
  ready(): Promise<Operations>;
  /** Gives the connection up where the server does not answer within so long. */
  check(withinMs: number): void;
  close(): Promise<void>;
}

/** When a JSON Web Token ends, for a gateway that does not say so; undefined for any other token. */
export function expiryOf(token: string): string | undefined {
  try {
    const payload = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
    const { exp } = JSON.parse(atob(payload)) as { exp?: unknown };
    return typeof exp === 'number' ? new Date(exp * 1000).toISOString() : undefined;
  } catch {
    return undefined;
  }
}
