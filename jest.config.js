// Pact reports each run to its makers unless the process says no, before its native library is loaded.
process.env.PACT_DO_NOT_TRACK = 'true';

/** @type {import('jest').Config} */
export default {
  testMatch: ['<rootDir>/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['/dist/'],
  testEnvironment: 'node',
  // Two cores carry the tests, Postgres and Redis.
  maxWorkers: 2,
  // A worker keeps some of what each file loaded: without a bound the collector takes most of a long run.
  workerIdleMemoryLimit: '1GB',
  testTimeout: 60_000,
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '\\.ts$': [
      '@swc/jest',
      {
        swcrc: false,
        jsc: {
          target: 'es2024',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
          keepClassNames: true,
        },
        module: { type: 'es6' },
      },
    ],
  },
  // With --coverage. V8's own coverage slows all code down, libraries included, and keeps every result until the end.
  coverageProvider: 'babel',
  coverageDirectory: '<rootDir>/coverage',
  coverageReporters: ['text-summary', 'json-summary', 'json'],
  // The browser app has tests of its own, in a browser; what only starts a process is run by tests, in that process.
  collectCoverageFrom: [
    '{gateway,platform,client}/src/**/*.ts',
    '{packages,subgraphs}/*/src/**/*.ts',
    '!**/*.{test,fixture}.ts',
    '!**/src/main.ts',
    '!client/src/generated/**',
    '!packages/testkit/**',
  ],
  globalSetup: '<rootDir>/packages/testkit/src/global-setup.ts',
  globalTeardown: '<rootDir>/packages/testkit/src/global-teardown.ts',
};
