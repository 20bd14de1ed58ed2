import { createFederation, httpTransport } from '../../../../packages/federation/src/index.js';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

/** The executor behind the least HTTP server that can carry it: what the package itself costs. */
interface Body {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
  readonly operationName?: string;
}

/** What the transports need of a request. */
interface Context {
  readonly authorization: string;
}

/** Runs identical requests of one Authorization once while they are under way. */
const collapse = process.env.COLLAPSE === '1';

const federation = createFederation<Context>({
  supergraphSdl: readFileSync(process.env.SUPERGRAPH_FILE ?? '', 'utf8'),
  transports: (_name, url) =>
    httpTransport({ url, headers: ({ context }) => ({ authorization: context.authorization }) }),
});

createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const { query, variables, operationName } = JSON.parse(Buffer.concat(chunks).toString()) as Body;
    const prepared = federation.prepare(query, operationName);
    const contextValue = { authorization: request.headers.authorization ?? '' };
    void federation
      .executeToJson(prepared, {
        variables,
        contextValue,
        scopeKey: collapse ? contextValue.authorization : undefined,
      })
      .then((body) => {
        const { bytes } = body;
        response.writeHead(200, {
          'content-type': 'application/json; charset=utf-8',
          'content-length': bytes.length,
        });
        response.end(bytes, () => body.release());
      });
  });
}).listen(Number(process.env.PORT), '127.0.0.1');

// A profile is written when the process ends by itself.
process.once('SIGTERM', () => process.exit());
