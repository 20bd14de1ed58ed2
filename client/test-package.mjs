// `pnpm test:package`: packs the client as it would be published, checks it, and uses it as strangers would: in a Node
// script, and in a Vite + React + TypeScript app with strict settings that builds the README's snippets.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const client = fileURLToPath(new URL('.', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'propmubi-package-'));
const PUBLINT = 'publint@0.3.25';
const ATTW = '@arethetypeswrong/cli@0.18.5';

const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('npm_')));
const run = (cwd, command, ...args) => execFileSync(command, args, { cwd, env, stdio: 'inherit' });
const npm = (cwd, ...args) => run(cwd, 'npm', ...args);
const write = (path, content) =>
  writeFileSync(join(folder, path), typeof content === 'string' ? content : JSON.stringify(content, null, 2));

try {
  run(client, 'npx', '--yes', 'pnpm@12.21.0', 'pack', '--pack-destination', folder);
  const [tarball] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  npm(folder, 'exec', '--yes', '--', PUBLINT, '--strict', tarball);
  npm(folder, 'exec', '--yes', '--', ATTW, tarball, '--profile', 'esm-only');
  const snippets = [...readFileSync(join(client, 'README.md'), 'utf8').matchAll(/```ts\n(.*?)```/gs)].map(
    ([, code]) => code,
  );

  mkdirSync(join(folder, 'script'));
  write('script/package.json', { type: 'module', private: true });
  npm(join(folder, 'script'), 'install', '--no-audit', '--no-fund', `../${tarball}`, 'graphql@16');
  write(
    'script/main.js',
    `import { createServer } from 'node:http';
import { createClient, Feed, RequestError } from '@propmubi/client';
const server = createServer((request, response) => {
  response.setHeader('content-type', 'application/json');
  response.end('{"data":{"feed":{"edges":[],"pageInfo":{"hasNextPage":false,"endCursor":null}}}}');
}).listen(0, '127.0.0.1', async () => {
  const client = createClient({ url: \`http://127.0.0.1:\${server.address().port}/graphql\` });
  const { feed } = await client.request(Feed);
  if (feed.edges.length !== 0 || typeof RequestError !== 'function') throw new Error('not as expected');
  await client.close();
  server.close();
});
`,
  );
  run(join(folder, 'script'), process.execPath, 'main.js');

  mkdirSync(join(folder, 'app/src'), { recursive: true });
  write('app/package.json', { type: 'module', private: true });
  npm(
    join(folder, 'app'),
    ...['install', '--no-audit', '--no-fund', `../${tarball}`, 'graphql@16', 'react@19', 'react-dom@19'],
    ...['vite@8', '@vitejs/plugin-react@6', 'typescript@6', '@types/react@19', '@types/react-dom@19'],
  );
  write('app/index.html', '<div id="root"></div><script type="module" src="/src/main.tsx"></script>');
  write(
    'app/vite.config.js',
    `import react from '@vitejs/plugin-react';\nexport default { plugins: [react()] };\n`,
  );
  write('app/tsconfig.json', {
    compilerOptions: {
      target: 'es2023',
      module: 'esnext',
      moduleResolution: 'bundler',
      lib: ['es2023', 'dom', 'dom.iterable'],
      jsx: 'react-jsx',
      types: ['vite/client'],
      strict: true,
      noUncheckedIndexedAccess: true,
      exactOptionalPropertyTypes: true,
      verbatimModuleSyntax: true,
      erasableSyntaxOnly: true,
      noEmit: true,
    },
    include: ['src'],
  });
  snippets.forEach((code, index) => write(`app/src/snippet-${index}.ts`, `${code}\nexport {};\n`));
  write(
    'app/src/main.tsx',
    `import type { ResultOf } from '@graphql-typed-document-node/core';
import { createClient, Feed } from '@propmubi/client';
import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
${snippets.map((_, index) => `import './snippet-${index}';`).join('\n')}

const client = createClient({ url: '/graphql' });

function Listings() {
  const [page, setPage] = useState<ResultOf<typeof Feed>>();
  useEffect(() => {
    client.request(Feed, { first: 3 }).then(setPage, console.error);
  }, []);
  return <ul>{page?.feed?.edges.map(({ node }) => <li key={node.id}>{node.title}</li>)}</ul>;
}
createRoot(document.getElementById('root') as HTMLElement).render(<Listings />);
`,
  );
  run(join(folder, 'app'), 'npx', 'tsc');
  run(join(folder, 'app'), 'npx', 'vite', 'build');
  console.log('the package installs, type-checks, builds and runs outside the workspace');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
