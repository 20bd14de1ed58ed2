import base from '../jest.config.js';

/** The project's own, with one file's text replaced: see `src/named-run.ts`. */
export default {
  ...base,
  rootDir: '..',
  testTimeout: 30_000,
  transform: { '\\.ts$': ['<rootDir>/mutation/jest-transform.mjs', base.transform['\\.ts$'][1]] },
};
