import { mkdtempSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';

// Workers load this file again: what the run chose is kept in the environment.
const port = (process.env['E2E_PORT'] ??= String(42_000 + (process.pid % 2_000)));
const home = (process.env['E2E_HOME'] ??= mkdtempSync(join(tmpdir(), 'propmubi-e2e-')));
chmodSync(home, 0o755);

/** The app in Debian's Chromium, on the real platform with its synthetic seed. */
export default defineConfig({
  testDir: './e2e',
  workers: 1,
  timeout: 60_000,
  retries: 0,
  reporter: [['list']],
  outputDir: './node_modules/.e2e',
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-dev-shm-usage'],
    },
  },
  webServer: {
    command: 'node --conditions=source --import ./packages/runtime/register.mjs platform/src/cli.ts start',
    cwd: join(import.meta.dirname, '..'),
    url: `http://127.0.0.1:${port}/health/ready`,
    timeout: 180_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
    env: { PORT: port, PROPMUBI_HOME: home, LOG_LEVEL: 'warn' },
    stdout: 'ignore',
  },
});
