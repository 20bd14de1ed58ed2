import type { IncomingMessage } from 'node:http';
import { readFileSync } from 'node:fs';
import { fromWorkspace, importApolloServer } from '../workspace.js';

type Gateway = typeof import('../../../../packages/federation/node_modules/@apollo/gateway/dist/index.js');

const { ApolloGateway, RemoteGraphQLDataSource } = await fromWorkspace<Gateway>(
  'packages/federation',
  '@apollo/gateway',
);
const { ApolloServer, startStandaloneServer } = await importApolloServer();

/** Plain Apollo: its gateway behind its server, sending the client's Authorization on. */
interface Context {
  readonly authorization?: string;
}

const willSendRequest = ({
  request,
  context,
}: {
  request: { http?: { headers: { set(name: string, value: string): void } } };
  context: Context;
}): void => {
  if (context.authorization) request.http?.headers.set('authorization', context.authorization);
};

const gateway = new ApolloGateway({
  supergraphSdl: readFileSync(process.env.SUPERGRAPH_FILE ?? '', 'utf8'),
  buildService: ({ url }) => new RemoteGraphQLDataSource({ url, willSendRequest } as never),
});
const server = new ApolloServer<Context>({ gateway: gateway as never });
await startStandaloneServer(server, {
  listen: { port: Number(process.env.PORT), host: '127.0.0.1' },
  context: ({ req }: { req: IncomingMessage }) =>
    Promise.resolve({ authorization: req.headers.authorization }),
});
