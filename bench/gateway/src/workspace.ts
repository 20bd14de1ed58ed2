import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const root = new URL('../../../', import.meta.url);

/**
 * Imports a package as a workspace member sees it. The benchmark is outside the product's install, but measures with
 * the product's own versions; only the peers are installed here.
 */
export async function fromWorkspace<T>(member: string, name: string): Promise<T> {
  const path = createRequire(new URL(`${member}/package.json`, root)).resolve(name);
  return (await import(pathToFileURL(path).href)) as T;
}

/** Apollo Server's ES modules, so that it shares one `graphql` with the federation package. */
export async function importApolloServer(): Promise<{
  ApolloServer: typeof import('../../../gateway/node_modules/@apollo/server/dist/esm/index.js').ApolloServer;
  startStandaloneServer: typeof import('../../../gateway/node_modules/@apollo/server/dist/esm/standalone/index.js').startStandaloneServer;
}> {
  const base = new URL('gateway/node_modules/@apollo/server/dist/esm/', root);
  const [server, standalone] = await Promise.all([
    import(new URL('index.js', base).href),
    import(new URL('standalone/index.js', base).href),
  ]);
  return { ...server, ...standalone } as never;
}
