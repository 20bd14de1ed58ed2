// `pnpm test:package`: starts a platform, checks the client that it serves, installs it from there and uses it as strangers would:
// in a Node script, in a Vite + React + TypeScript app with strict settings, which is opened in a browser, and in Python.
import { execFileSync, spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { useInBrowser } from './package-test/browser.mjs';
import { startPlatform } from './package-test/platform.mjs';
import { useInPython } from './package-test/python.mjs';
import { checkSize } from './package-test/size.mjs';

const client = fileURLToPath(new URL('.', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'propmubi-package-'));
const script = join(folder, 'script');
const app = join(folder, 'app');
const PUBLINT = 'publint@0.3.25';
const ATTW = '@arethetypeswrong/cli@0.18.5';
/** Agents of the demo world, one for each program. */
const AGENT_OF_SCRIPT = '+919820000001';
const AGENT_OF_APP = '+919820000002';
const STRICT = {
  target: 'es2023',
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  verbatimModuleSyntax: true,
  erasableSyntaxOnly: true,
  noEmit: true,
};

const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('npm_')));
const run = (cwd, command, ...args) => execFileSync(command, args, { cwd, env, stdio: 'inherit' });
const npm = (cwd, ...args) => run(cwd, 'npm', ...args);
const install = (cwd, ...packages) => npm(cwd, 'install', '--no-audit', '--no-fund', ...packages);
const write = (path, content) =>
  writeFileSync(join(folder, path), typeof content === 'string' ? content : JSON.stringify(content, null, 2));

let platform;
try {
  platform = await startPlatform();
  const packages = await platform.packages();
  const address = packages.find((one) => one.endsWith('.tgz'));
  await check(address);
  makeScript(address);
  makeApp(address);
  await checkSize(app);
  await useInScript();
  await useInBrowser(app, platform, AGENT_OF_APP);
  useInPython(
    packages.find((one) => one.endsWith('.whl')),
    platform,
    join(folder, 'python'),
  );
  console.log(
    'the packages install from a platform’s address, type-check, build and run outside the workspace',
  );
} finally {
  await platform?.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function check(address) {
  const response = await fetch(address);
  if (response.headers.get('cache-control') !== 'public, max-age=31536000, immutable')
    throw new Error(`${address} is not kept for good: ${response.headers.get('cache-control')}`);
  writeFileSync(join(folder, 'client.tgz'), Buffer.from(await response.arrayBuffer()));
  npm(folder, 'exec', '--yes', '--', PUBLINT, '--strict', 'client.tgz');
  npm(folder, 'exec', '--yes', '--', ATTW, 'client.tgz', '--profile', 'esm-only', '--no-color');
}

function makeScript(address) {
  mkdirSync(script);
  write('script/package.json', { type: 'module', private: true });
  install(script, address, 'graphql@16', 'typescript@6', '@types/node@24');
  copyFileSync(join(client, 'package-test/script.ts'), join(script, 'main.ts'));
  write('script/tsconfig.json', {
    compilerOptions: { ...STRICT, module: 'nodenext', types: ['node'] },
    include: ['*.ts'],
  });
  run(script, 'npx', 'tsc');
}

function makeApp(address) {
  mkdirSync(join(app, 'src'), { recursive: true });
  write('app/package.json', { type: 'module', private: true });
  install(app, address, 'graphql@16', 'react@19', 'react-dom@19', 'vite@8', '@vitejs/plugin-react@6');
  install(app, 'typescript@6', '@types/react@19', '@types/react-dom@19');
  write('app/index.html', '<div id="root"></div><script type="module" src="/src/main.tsx"></script>');
  write(
    'app/vite.config.js',
    `import react from '@vitejs/plugin-react';
const proxy = { '/graphql': { target: process.env.PLATFORM, ws: true } };
export default { plugins: [react()], preview: { proxy } };
`,
  );
  write('app/tsconfig.json', {
    compilerOptions: {
      ...STRICT,
      module: 'esnext',
      moduleResolution: 'bundler',
      lib: ['es2023', 'dom', 'dom.iterable'],
      jsx: 'react-jsx',
      types: ['vite/client'],
    },
    include: ['src'],
  });
  const snippets = [...readFileSync(join(client, 'README.md'), 'utf8').matchAll(/```(tsx?)\n(.*?)```/gs)].map(
    ([, language, code], index) => ({ name: `snippet-${index}.${language}`, code }),
  );
  for (const { name, code } of snippets) write(`app/src/${name}`, `${code}\nexport {};\n`);
  copyFileSync(join(client, 'package-test/app.tsx'), join(app, 'src/main.tsx'));
  run(app, 'npx', 'tsc');
  run(app, 'npx', 'vite', 'build');
}

/** Follows what the script prints, sends it the code that it waits for, and a lead once it listens. */
async function useInScript() {
  const child = spawn(process.execPath, ['main.ts', platform.url, AGENT_OF_SCRIPT, '1'], {
    cwd: script,
    env,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  const steps = {};
  for await (const line of createInterface({ input: child.stdout })) {
    console.log(line);
    const step = JSON.parse(line);
    Object.assign(steps, step);
    if (step.sent) child.stdin.end(`${await platform.codeOf(step.sent)}\n`);
    if (step.connected) platform.sendLead(AGENT_OF_SCRIPT);
  }
  const status = await ended;
  if (status !== 0 || steps.homes?.length !== 3 || steps.refused === undefined || !steps.lead)
    throw new Error(`the script did not do what it is for (exit ${status})`);
}
