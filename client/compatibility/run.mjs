// `pnpm test:clients`: public clients from npm, each in the way its users use it, against the gateway over real sockets.
import { spawn, spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('../..', import.meta.url));
const run = (command, args, options = {}) =>
  spawnSync(command, args, { cwd: here, stdio: 'inherit', ...options }).status ?? 1;

if (run('npx', ['--yes', 'pnpm@12.21.0', 'install', '--frozen-lockfile']) !== 0) process.exit(1);
const gateway = spawn(
  process.execPath,
  [
    '--conditions=source',
    '--import',
    './packages/runtime/register.mjs',
    'client/compatibility/src/gateway.ts',
  ],
  { cwd: root, stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, PROPMUBI_TEST_LOG: 'silent' } },
);
let status = 1;
for await (const line of createInterface({ input: gateway.stdout })) {
  if (!line.startsWith('{')) continue;
  status = run(
    process.execPath,
    ['--test', '--test-timeout=30000', ...globSync('src/*.test.mjs', { cwd: here })],
    {
      env: { ...process.env, GATEWAY: line },
    },
  );
  break;
}
gateway.stdin.end();
process.exit(status);
