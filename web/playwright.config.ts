import { mkdtempSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';

// Workers load this file again: what the run chose is kept in the environment.
const port = (process.env['E2E_PORT'] ??= String(42_000 + (process.pid % 2_000)));
const start = 'node --conditions=source --import ./packages/runtime/register.mjs platform/src/cli.ts start';
/** Where the name server of `e2e/name-server.ts` answers. */
const dnsPort = (process.env['E2E_DNS_PORT'] ??= String(44_000 + (process.pid % 2_000)));
const home = (process.env['E2E_HOME'] ??= mkdtempSync(join(tmpdir(), 'propmubi-e2e-')));
chmodSync(home, 0o755);

/** The app in Debian's Chromium, on the real platform with its synthetic seed. */
export default defineConfig({
  testDir: './e2e',
  workers: 1,
  // A test that waits tells by what it waits for, on a machine that may be busy.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  // What passes then is reported as flaky.
  retries: process.env['CI'] ? 1 : 0,
  reporter: [['list']],
  outputDir: './node_modules/.e2e',
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    trace: { mode: 'retain-on-failure', screenshots: false },
    screenshot: 'only-on-failure',
    // Each browser would fetch the whole app beside what its test reads; tests of a page without a network allow it.
    serviceWorkers: 'block',
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-dev-shm-usage'],
    },
  },
  webServer: {
    // Stories begin with desks on which nothing lies; pictures show the demo as it starts for people.
    command: `${start} --no-month`,
    cwd: join(import.meta.dirname, '..'),
    url: `http://127.0.0.1:${port}/health/ready`,
    // A cold start builds the app, too, beside whatever else the machine does.
    timeout: 600_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
    env: {
      PORT: port,
      PROPMUBI_HOME: home,
      LOG_LEVEL: 'warn',
      // Tests write through several people at once and past the graph, and read what they wrote.
      ANSWER_CACHE: 'false',
      SSO_REDIRECT_URL: `http://127.0.0.1:${port}/sign-in/sso`,
      SSO_ALLOW_PRIVATE: 'true',
      WEBHOOK_ALLOW_PRIVATE: 'true',
      // Nothing listens there: the screen says so, and tests answer in its place.
      PROMETHEUS_URL: 'http://127.0.0.1:9',
      SSO_DNS_SERVERS: `127.0.0.1:${dnsPort}`,
    },
    stdout: 'ignore',
  },
});
