// Bundles the compiled gateway with its packages into gateway/bundle: some twenty files instead of 1,600, each of which costs
// a look-up, a read and a compilation before the first answer.
import { cpSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const folder = 'gateway/bundle';

/** An `import` of node:http reads all its exports, among them getters that load fetch and WebSocket; an access to one does not. */
const lazyHttp = {
  name: 'lazy-http',
  resolveId: (id) => (/^(node:)?http$/.test(id) ? '\0lazy-http' : null),
  load: (id) => (id === '\0lazy-http' ? 'module.exports = process.getBuiltinModule("node:http");' : null),
};

rmSync(folder, { recursive: true, force: true });
await build({
  input: { main: 'gateway/dist/main.js', 'planning-worker': 'gateway/dist/planning/planning-worker.js' },
  platform: 'node',
  // Optional accelerators of ws, which are not installed.
  external: ['bufferutil', 'utf-8-validate'],
  plugins: [lazyHttp],
  preserveEntrySignatures: 'allow-extension',
  logLevel: 'warn',
  output: {
    dir: folder,
    format: 'esm',
    // Flat, because files find each other and their assets by their own place.
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
    codeSplitting: {
      includeDependenciesRecursively: false,
      groups: [
        // What only planning needs is apart: the serving thread may never load it.
        {
          name: 'planner',
          test: /@apollo\/(federation-internals|query-planner|query-graphs)\/|federation\/dist\/planning\//,
        },
        { name: 'graphql', test: /node_modules\/graphql\// },
      ],
    },
    // Layout and comments are half of the text; the names in a stack stay.
    minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
    keepNames: true,
  },
});
cpSync('gateway/dist/http/graphiql', `${folder}/graphiql`, { recursive: true });
console.log(`bundled the gateway into ${folder}`);
