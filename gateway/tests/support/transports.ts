import type { GraphQLFormattedError } from 'graphql';
import { rawSocket } from './socket-client.js';

/** What a transport brought back: one result, and the HTTP status where there is one. */
export interface TransportAnswer {
  readonly status?: number;
  readonly data?: unknown;
  readonly errors?: readonly GraphQLFormattedError[];
}

export interface Sent {
  readonly query: string;
  readonly variables?: Record<string, unknown> | undefined;
  readonly token?: string | undefined;
}

export type TransportName = 'POST' | 'GET' | 'WebSocket' | 'event stream';

/** Every way in, by which an operation is sent once and its first result read. */
export const TRANSPORTS: Readonly<
  Record<TransportName, (url: string, sent: Sent) => Promise<TransportAnswer>>
> = {
  POST: async (url, { query, variables, token }) =>
    answerOf(
      await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/graphql-response+json',
          ...bearer(token),
        },
        body: JSON.stringify({ query, variables }),
      }),
    ),
  GET: async (url, { query, variables, token }) => {
    const search = new URLSearchParams({ query, ...(variables && { variables: JSON.stringify(variables) }) });
    return answerOf(
      await fetch(`${url}?${search}`, {
        headers: {
          accept: 'application/graphql-response+json',
          'apollo-require-preflight': '1',
          ...bearer(token),
        },
      }),
    );
  },
  WebSocket: async (url, { query, variables, token }) => {
    const socket = await rawSocket(url.replace('http', 'ws'), bearer(token));
    socket.send({ id: '1', type: 'subscribe', payload: { query, variables } });
    const message = await Promise.race([
      socket.received(({ id }) => id === '1'),
      socket.closed.then(({ code, reason }) => Promise.reject(new Error(`closed: ${code} ${reason}`))),
    ]);
    socket.socket.terminate();
    return message['type'] === 'error'
      ? { errors: message['payload'] as GraphQLFormattedError[] }
      : (message['payload'] as TransportAnswer);
  },
  'event stream': async (url, { query, variables, token }) => {
    const response = await fetch(`${url}/stream`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...bearer(token) },
      body: JSON.stringify({ query, variables }),
    });
    if (!response.headers.get('content-type')?.startsWith('text/event-stream')) return answerOf(response);
    const reader = (response.body as ReadableStream<Uint8Array>)
      .pipeThrough(new TextDecoderStream())
      .getReader();
    let text = '';
    for (;;) {
      const { value, done } = await reader.read();
      text += value ?? '';
      const result = /^data: (\{.*\})$/m.exec(text)?.[1];
      if (result || done) {
        await reader.cancel();
        return JSON.parse(result ?? '{}') as TransportAnswer;
      }
    }
  },
};

async function answerOf(response: Response): Promise<TransportAnswer> {
  return { status: response.status, ...((await response.json()) as object) };
}

function bearer(token: string | undefined): Record<string, string> {
  return token ? { authorization: `Bearer ${token}` } : {};
}
