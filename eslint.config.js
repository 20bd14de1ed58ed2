import tseslint from 'typescript-eslint';

import { voiceRule } from './packages/testkit/voice.mjs';

// The clock of a process starts from 0: "long ago" is not 0 in its first seconds.
const NO_INSTANT_ZERO = [
  'VariableDeclarator[id.name=/At(Ms)?$/]',
  'PropertyDefinition[key.name=/At(Ms)?$/]',
].map((declared) => ({
  selector: `${declared} > Literal[value=0]`,
  message: 'A moment before any other is Number.NEGATIVE_INFINITY.',
}));

export default tseslint.config(
  {
    ignores: [
      '**/node_modules',
      '**/dist',
      'gateway/bundle',
      'client/src/generated',
      'web/src/graphql',
      'web/src/app/route-tree.gen.ts',
      'coverage',
      // Of the app that it is copied into.
      'client/package-test/app.tsx',
    ],
  },
  ...tseslint.configs.strict,
  {
    ignores: ['**/migrations/**'],
    plugins: { house: { rules: { voice: voiceRule } } },
    rules: { 'house/voice': 'error' },
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    rules: {
      // Decorated resolver classes hold only methods.
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/consistent-type-imports': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // type-graphql and MikroORM take classes as plain functions.
      '@typescript-eslint/no-unsafe-function-type': 'off',
      'no-console': 'error',
      'no-restricted-syntax': ['error', ...NO_INSTANT_ZERO],
    },
  },
  {
    // A forgotten `await` loses an error or an order, and no test has to notice: these rules read the types.
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      // `Promise.all(all.map((one) => one.close?.()))` is the way to close what may be closed already.
      '@typescript-eslint/await-thenable': ['error', { allowMixedPromiseArrays: true }],
      // A `default` answers for unions of other libraries, which grow with them.
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    files: ['web/src/**/*.tsx'],
    rules: {
      // `onSubmit={form.handleSubmit(…)}`: React ignores what the handler returns.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
    },
  },
  {
    // docs/adr/0012: MikroORM's execute and parameters by position are hard to read; `query(em, sql`…`)` is the one way.
    files: ['subgraphs/*/src/**/*.ts', 'packages/*/src/**/*.ts', 'platform/src/**/*.ts'],
    ignores: ['**/migrations/**', 'packages/runtime/src/db/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...NO_INSTANT_ZERO,
        {
          selector:
            "CallExpression[callee.property.name='execute'][callee.object.name=/^(em|inner|lock|fork)$/]",
          message: 'Use query(em, sql`…`) of @propmubi/runtime.',
        },
      ],
    },
  },
);
