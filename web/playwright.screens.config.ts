import { defineConfig, type PlaywrightTestConfig } from '@playwright/test';
import config from './playwright.config.js';

const platform = config.webServer as Exclude<PlaywrightTestConfig['webServer'], unknown[] | undefined>;

/** Pictures of the screens for docs/screens: `pnpm screens`. Staff sign in with a second factor, as in production. */
export default defineConfig({
  ...config,
  testDir: './screens',
  timeout: 600_000,
  // Pictures wait for whatever machine takes them.
  expect: { timeout: 90_000 },
  webServer: {
    ...platform,
    timeout: 600_000,
    command: platform.command.replace(' --no-month', ''),
    // Without a Prometheus the system screen says so in a line; one that does not answer is an outage on its picture.
    env: {
      ...platform.env,
      STAFF_SECOND_FACTOR: 'required',
      PROMETHEUS_URL: '',
      // As people start it.
      ANSWER_CACHE: 'true',
    },
  },
});
