import tseslint from 'typescript-eslint';

import { voiceRule } from './packages/testkit/voice.mjs';

export default tseslint.config(
  {
    ignores: [
      '**/node_modules',
      '**/dist',
      'client/src/generated',
      'web/src/graphql',
      'web/src/app/route-tree.gen.ts',
      'coverage',
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
    },
  },
  {
    // docs/adr/0012: MikroORM's execute and parameters by position are hard to read; `query(em, sql`…`)` is the one way.
    files: ['subgraphs/*/src/**/*.ts', 'packages/*/src/**/*.ts', 'platform/src/**/*.ts'],
    ignores: ['**/migrations/**', 'packages/runtime/src/db/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector:
            "CallExpression[callee.property.name='execute'][callee.object.name=/^(em|inner|lock|fork)$/]",
          message: 'Use query(em, sql`…`) of @propmubi/runtime.',
        },
      ],
    },
  },
);
