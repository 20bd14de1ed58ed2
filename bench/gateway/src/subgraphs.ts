import { createServer } from 'node:http';
import { shop } from './shop.js';
import { fromWorkspace } from './workspace.js';

type Graphql = typeof import('../../../packages/federation/node_modules/graphql/index.js');
type Composition =
  typeof import('../../../packages/federation/node_modules/@apollo/composition/dist/index.js');
type Subgraph = typeof import('../../../packages/federation/node_modules/@apollo/subgraph/dist/index.js');

const federation = 'packages/federation';
const { execute, parse } = await fromWorkspace<Graphql>(federation, 'graphql');
const { composeServices } = await fromWorkspace<Composition>(federation, '@apollo/composition');
const { buildSubgraphSchema } = await fromWorkspace<Subgraph>(federation, '@apollo/subgraph');

interface Body {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
  readonly operationName?: string;
}

/** First port of the four subgraphs. */
export const FIRST_PORT = 4601;

/** The supergraph of the benchmark, with the subgraphs' local addresses. */
export function composeShop(): string {
  const result = composeServices(
    shop.map(({ name, typeDefs }, index) => ({
      name,
      url: `http://127.0.0.1:${FIRST_PORT + index}/graphql`,
      typeDefs: parse(typeDefs),
    })),
  );
  if (result.errors) throw new Error(result.errors.map((error) => error.message).join('\n'));
  return result.supergraphSdl;
}

/** The subgraphs' schemas by name, for measurements in one process. */
export function shopSchemas(): Map<string, ReturnType<typeof buildSubgraphSchema>> {
  return new Map(
    shop.map(({ name, typeDefs, resolvers }) => [
      name,
      buildSubgraphSchema([{ typeDefs: parse(typeDefs), resolvers }] as never),
    ]),
  );
}

/**
 * Serves the subgraphs. A request's answer is kept by its body: the second time it costs a map look-up, so the
 * subgraphs never are what limits a gateway. `GET /count` tells how many requests there were since the last time.
 */
export async function serveShop(): Promise<void> {
  let count = 0;
  await Promise.all(
    shop.map(({ typeDefs, resolvers }, index) => {
      const schema = buildSubgraphSchema([{ typeDefs: parse(typeDefs), resolvers }] as never);
      const answers = new Map<string, Buffer>();
      const answer = async (body: string): Promise<Buffer> => {
        const { query, variables, operationName } = JSON.parse(body) as Body;
        const result = await execute({
          schema,
          document: parse(query),
          variableValues: variables,
          operationName,
        });
        return Buffer.from(JSON.stringify(result));
      };
      const server = createServer((request, response) => {
        if (request.method === 'GET') {
          response.end(String(count));
          count = 0;
          return;
        }
        count += 1;
        const chunks: Buffer[] = [];
        request.on('data', (chunk: Buffer) => chunks.push(chunk));
        request.on('end', () => {
          const body = Buffer.concat(chunks).toString('latin1');
          const send = (bytes: Buffer): void => {
            response.writeHead(200, { 'content-type': 'application/json', 'content-length': bytes.length });
            response.end(bytes);
          };
          const known = answers.get(body);
          if (known) return send(known);
          void answer(body).then((bytes) => {
            answers.set(body, bytes);
            send(bytes);
          });
        });
      });
      server.keepAliveTimeout = 120_000;
      return new Promise<void>((resolve) => server.listen(FIRST_PORT + index, '127.0.0.1', resolve));
    }),
  );
}
