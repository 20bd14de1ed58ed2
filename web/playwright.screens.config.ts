import { defineConfig, type PlaywrightTestConfig } from '@playwright/test';
import config from './playwright.config.js';

const platform = config.webServer as Exclude<PlaywrightTestConfig['webServer'], unknown[] | undefined>;

/** Pictures of the screens for docs/screens: `pnpm screens`. Staff sign in with a second factor, as in production. */
export default defineConfig({
  ...config,
  testDir: './screens',
  timeout: 180_000,
  webServer: { ...platform, env: { ...platform.env, STAFF_SECOND_FACTOR: 'required' } },
});
