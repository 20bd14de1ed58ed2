import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';

export class AnswerError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly details: Record<string, unknown>,
  ) {
    super(message);
    this.name = 'AnswerError';
  }
}

interface GraphQLError {
  message: string;
  extensions?: Record<string, unknown>;
}

/** Asks the gateway over HTTP, as any client would. @throws AnswerError with the first error's code */
export async function ask<Data>(
  url: string,
  query: string,
  variables: Record<string, unknown> = {},
  token?: string,
): Promise<Data> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query, variables }),
  });
  const body = (await response.json()) as { data?: Data; errors?: GraphQLError[] };
  const [error] = body.errors ?? [];
  if (error)
    throw new AnswerError(
      String(error.extensions?.['code'] ?? 'UNKNOWN'),
      error.message,
      error.extensions ?? {},
    );
  return body.data as Data;
}

export interface Arrived<Event> {
  data: Event;
  /** On the clock of `performance.now()`. */
  arrivedAt: number;
}

export interface Feed<Event> {
  /** The first event that `matches`, or undefined after `withinMs`. */
  next(matches: (event: Event) => boolean, withinMs: number): Promise<Arrived<Event> | undefined>;
  close(): Promise<void>;
}

/** Subscribes over graphql-ws and keeps what came until it is read. */
export async function subscribe<Event>(
  url: string,
  query: string,
  token: string,
  variables: Record<string, unknown> = {},
): Promise<Feed<Event>> {
  const events: Arrived<Event>[] = [];
  const listeners = new Set<() => void>();
  let failure: unknown;
  const changed = () => listeners.forEach((listener) => listener());
  const client = createClient({
    url: url.replace(/^http/, 'ws'),
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${token}` },
    lazy: false,
    retryAttempts: 0,
  });
  await new Promise<void>((resolve, reject) => {
    client.on('connected', () => resolve());
    client.on('closed', (event) =>
      reject(new Error((event as { reason?: string }).reason || 'the gateway closed the socket')),
    );
    client.on('error', reject);
  });
  client.subscribe<Event>(
    { query, variables },
    {
      next: ({ data, errors }) => {
        if (errors?.length) failure = new Error(errors.map(({ message }) => message).join('; '));
        else if (data) events.push({ data, arrivedAt: performance.now() });
        changed();
      },
      error: (error) => {
        failure = Array.isArray(error) ? new Error(error.map(({ message }) => message).join('; ')) : error;
        changed();
      },
      complete: () => undefined,
    },
  );
  return {
    next: (matches, withinMs) =>
      new Promise((resolve, reject) => {
        const settle = (outcome: () => void) => {
          clearTimeout(timer);
          listeners.delete(look);
          outcome();
        };
        const look = () => {
          const found = events.find(({ data }) => matches(data));
          if (found) settle(() => resolve(found));
          else if (failure) settle(() => reject(failure));
        };
        const timer = setTimeout(() => settle(() => resolve(undefined)), withinMs);
        listeners.add(look);
        look();
      }),
    close: async () => {
      await client.dispose();
    },
  };
}
