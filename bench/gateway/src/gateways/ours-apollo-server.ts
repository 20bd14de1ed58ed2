import type { IncomingMessage } from 'node:http';
import { readFileSync } from 'node:fs';
import { apolloGateway, createFederation, httpTransport } from '../../../../packages/federation/src/index.js';
import { importApolloServer } from '../workspace.js';

/** The executor behind Apollo Server, as plugins need it. */
interface Context {
  readonly authorization: string;
}

const federation = createFederation<Context>({
  supergraphSdl: readFileSync(process.env.SUPERGRAPH_FILE ?? '', 'utf8'),
  transports: (_name, url) =>
    httpTransport({ url, headers: ({ context }) => ({ authorization: context.authorization }) }),
});
const { ApolloServer, startStandaloneServer } = await importApolloServer();
const server = new ApolloServer<Context>({ gateway: apolloGateway(federation) as never });
await startStandaloneServer(server, {
  listen: { port: Number(process.env.PORT), host: '127.0.0.1' },
  context: ({ req }: { req: IncomingMessage }) =>
    Promise.resolve({ authorization: req.headers.authorization ?? '' }),
});
