import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { graphiqlPage, GRAPHIQL_SCRIPT } from './graphiql-page.js';

const SCRIPT = 'text/javascript; charset=utf-8';
const STYLE = 'text/css; charset=utf-8';

/** Files of ours, beside this one. */
const OWN_ASSETS: Readonly<Record<string, string>> = {
  'examples.js': SCRIPT,
  'query-plan.js': SCRIPT,
  'query-plan.css': STYLE,
};

/** What GraphiQL needs of the installed packages; nothing comes from a CDN. */
const ASSETS: Readonly<Record<string, { package: string; file: string; type: string }>> = {
  'graphiql.js': { package: 'graphiql', file: 'graphiql.min.js', type: SCRIPT },
  'graphiql.css': { package: 'graphiql', file: 'graphiql.min.css', type: STYLE },
  'react.js': { package: 'react', file: 'umd/react.production.min.js', type: SCRIPT },
  'react-dom.js': { package: 'react-dom', file: 'umd/react-dom.production.min.js', type: SCRIPT },
  'graphql-ws.js': { package: 'graphql-ws', file: 'umd/graphql-ws.min.js', type: SCRIPT },
};

/** Code and connections only from here; GraphiQL's editor writes its own styles. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self' ws: wss:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** GraphiQL at `/graphiql`, with subscriptions and a header for the token. In development it offers "sign in as". */
export function addGraphiQLRoutes(app: FastifyInstance, { development = false, atRoot = true } = {}): void {
  const page = (reply: FastifyReply) =>
    reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', CONTENT_SECURITY_POLICY)
      .header('referrer-policy', 'no-referrer')
      .send(graphiqlPage({ development }));
  if (atRoot) app.get('/', (_request, reply) => reply.redirect('/graphiql'));
  app.get('/graphiql', (_request, reply) => page(reply));
  app.get('/graphiql/assets/start.js', (_request, reply) => reply.type(SCRIPT).send(GRAPHIQL_SCRIPT));
  for (const [name, type] of Object.entries(OWN_ASSETS)) {
    const content = readFile(new URL(`./graphiql/${name}`, import.meta.url));
    app.get(`/graphiql/assets/${name}`, async (_request, reply) => reply.type(type).send(await content));
  }
  const contents = new Map<string, Promise<Buffer>>();
  app.get<{ Params: { name: string } }>('/graphiql/assets/:name', async ({ params: { name } }, reply) => {
    const asset = Object.hasOwn(ASSETS, name) ? ASSETS[name] : undefined;
    if (!asset) return reply.callNotFound();
    const content = contents.get(name) ?? readFile(join(folderOf(asset.package), asset.file));
    contents.set(name, content);
    return reply
      .type(asset.type)
      .header('cache-control', 'public, max-age=86400')
      .send(await content);
  });
}

/** The folder of an installed package, whatever its `exports` hide. */
function folderOf(name: string): string {
  const require = createRequire(import.meta.url);
  for (const folder of require.resolve.paths(name) ?? []) {
    try {
      return dirname(require.resolve(join(folder, name, 'package.json')));
    } catch {
      // Not installed here; the next folder up.
    }
  }
  throw new Error(`The package ${name} is not installed.`);
}
