import base from './jest.config.js';

/**
 * Drills: the platform beside the programs that operators run (Prometheus, pgBackRest, HAProxy), for minutes. Not part of
 * `pnpm test`; each has a command of its own, `pnpm test:alerts` and so on.
 * @type {import('jest').Config}
 */
export default { ...base, testMatch: ['<rootDir>/**/*.drill.ts'], maxWorkers: 1, testTimeout: 600_000 };
