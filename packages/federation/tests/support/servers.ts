import type { GraphQLSchema } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';

/** A server of one test on a free port; closed by `await using`. */
export interface TestServer extends AsyncDisposable {
  readonly url: string;
}

/** graphql-ws over a real socket. Resolvers find the `extensions` of their subscription in the context. */
export async function serveWebSocket(
  schema: GraphQLSchema,
  onConnect: (parameters: unknown) => void,
  onPing: () => void = () => undefined,
): Promise<TestServer> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  const disposable = useServer(
    {
      schema,
      context: (_context, _id, { extensions }) => extensions ?? {},
      onConnect: ({ connectionParams }) => {
        onConnect(connectionParams);
      },
      onPing,
    },
    server,
  );
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `ws://127.0.0.1:${port}/`,
    [Symbol.asyncDispose]: async () => {
      await disposable.dispose();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A plain HTTP server that answers as the test says. */
export async function serveHttp(
  answer: (request: IncomingMessage, response: ServerResponse, body: string) => void,
): Promise<TestServer> {
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => (body += chunk));
    request.on('end', () => answer(request, response, body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/graphql`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
