import { defineConfig } from '@playwright/test';
import config from './playwright.config.js';

/** Pictures of the screens for docs/screens: `pnpm screens`. */
export default defineConfig({ ...config, testDir: './screens', timeout: 180_000 });
