import type { Viewer } from '@propmubi/runtime';
import { type ExecutionResult, type GraphQLSchema, parse } from 'graphql';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { Platform } from '../../src/platform.js';
import type { Call } from '../generated-operations.js';

/** One way to the data, as one viewer. */
export interface Way {
  name: string;
  /** Past the gateway. */
  isDirect?: true;
  send(call: Pick<Call, 'document' | 'variables'>): Promise<ExecutionResult>;
}

export interface SocketWay extends Way {
  close(): Promise<void>;
}

/** HTTP; a subscription as an event stream, which ends with its refusal. */
export function overHttp(url: string, token: string | undefined): Way {
  return {
    name: 'HTTP',
    send: async ({ document, variables }) => {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: document.startsWith('subscription') ? 'text/event-stream' : 'application/json',
          ...(token && { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify({ query: document, variables }),
      });
      const text = await response.text();
      return JSON.parse(/^data: (\{.*\})$/m.exec(text)?.[1] ?? text) as ExecutionResult;
    },
  };
}

export function overWebSocket(url: string, token: string | undefined): SocketWay {
  const client = createClient({
    url: url.replace('http', 'ws'),
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    lazy: false,
    onNonLazyError: () => undefined,
    connectionParams: token ? { authorization: `Bearer ${token}` } : {},
  });
  return {
    name: 'WebSocket',
    close: async () => {
      await client.dispose();
    },
    send: ({ document, variables }) =>
      new Promise((resolve, reject) => {
        let result: ExecutionResult | undefined;
        client.subscribe(
          { query: document, variables },
          {
            next: (value) => (result = value as ExecutionResult),
            error: (errors) => {
              if (Array.isArray(errors)) resolve({ errors } as unknown as ExecutionResult);
              else reject(errors instanceof Error ? errors : new Error('The socket closed.'));
            },
            complete: () => {
              resolve(result ?? {});
            },
          },
        );
      }),
  };
}

/** Past the gateway, as the viewer that it would vouch for: the second line of defence. */
export function straightToSubgraph({ subgraphs }: Platform, viewer: Viewer): Way {
  return {
    name: 'subgraph',
    isDirect: true,
    send: async ({ document, variables }) => {
      const operation = { document: parse(document), variables };
      const field = /\{ (\w+)/.exec(document)?.[1] as string;
      const owner = subgraphs.find(({ schema }) => hasRootField(schema, field));
      if (!owner) throw new Error(`No subgraph has ${field}.`);
      const answer = document.startsWith('subscription')
        ? await owner.subscribe(operation, viewer)
        : await owner.execute(operation, viewer);
      return JSON.parse(JSON.stringify(answer)) as ExecutionResult;
    },
  };
}

function hasRootField(schema: GraphQLSchema, field: string): boolean {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  return roots.some((type) => type?.getFields()[field] !== undefined);
}
