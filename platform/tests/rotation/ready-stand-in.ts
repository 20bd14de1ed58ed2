import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** In the place of subgraphs that are asked nothing but whether they are ready. */
export async function startReadyStandIn(): Promise<{ url: string } & AsyncDisposable> {
  const server = createServer((request, response) => {
    response.statusCode = request.url === '/health/ready' ? 200 : 500;
    response.end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
