// A platform of its own for `pnpm test:package`: started on a free port and an empty home, with its documentation and what that offers.
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const CLI = ['--conditions=source', '--import', './packages/runtime/register.mjs', 'platform/src/cli.ts'];
const LOOK_EVERY_MS = 200;

export async function startPlatform() {
  const home = mkdtempSync(join(tmpdir(), 'propmubi-package-home-'));
  chmodSync(home, 0o755);
  const port = await freePort();
  const settings = { WEB: 'false', ANSWER_CACHE: 'false', DOCS_DIR: join(root, 'docs/dist') };
  const env = { ...process.env, PORT: String(port), PROPMUBI_HOME: home, LOG_LEVEL: 'warn', ...settings };
  if (spawnSync(process.execPath, [...CLI, 'docs:build'], { cwd: root, env, stdio: 'inherit' }).status !== 0)
    throw new Error('the documentation site could not be built');
  const child = spawn(process.execPath, [...CLI, 'start', '--no-month'], {
    cwd: root,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  const origin = `http://127.0.0.1:${port}`;
  await ready(origin, child);
  return {
    origin,
    url: `${origin}/graphql`,
    /** Addresses of the clients that it serves. */
    async packages() {
      const sums = await (await fetch(`${origin}/docs/sdk/SHA256SUMS`)).text();
      return [...sums.matchAll(/^[0-9a-f]{64}  (.+)$/gm)].map(([, name]) => `${origin}/docs/sdk/${name}`);
    },
    /** A new buyer asks about a home of this agent of the demo world, who gets the lead. */
    sendLead(phone) {
      const { status } = spawnSync(
        process.execPath,
        [...CLI, 'demo', '--url', `${origin}/graphql`, '--to', phone],
        {
          cwd: root,
          env,
          stdio: ['ignore', 'ignore', 'inherit'],
        },
      );
      if (status !== 0) throw new Error(`no lead was sent to ${phone}`);
    },
    /** The one-time password that was sent last to a number. */
    async codeOf(phone) {
      const { messages } = await (await fetch(`${origin}/dev/inbox.json`)).json();
      return messages.find(({ to, code }) => to === phone && code)?.code;
    },
    async stop() {
      child.kill('SIGTERM');
      await ended;
      rmSync(home, { recursive: true, force: true });
    },
  };
}

async function ready(origin, child) {
  for (;;) {
    if (child.exitCode !== null) throw new Error('the platform ended before it was ready');
    const response = await fetch(`${origin}/health/ready`).catch(() => undefined);
    await response?.body?.cancel();
    if (response?.ok) return;
    await sleep(LOOK_EVERY_MS);
  }
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
