import { defineConfig } from '@playwright/test';
import config from './playwright.config.js';

/** Lighthouse with its mobile profile on the built app: `pnpm web:audit`. One browser, since each measures the machine. */
export default defineConfig({ ...config, testDir: './audit', timeout: 300_000, reporter: [['line']] });
