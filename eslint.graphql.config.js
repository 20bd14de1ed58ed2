import graphql from '@graphql-eslint/eslint-plugin';
import tseslint from 'typescript-eslint';

/** GraphQL beside `eslint.config.js`, whose rules are about code: schemas, and the operations of our own clients. */
const OPERATIONS = ['web/src/**/*.{ts,tsx}', 'client/src/operations.ts', 'client/examples/**/*.ts'];
const GENERATED = ['web/src/graphql/**', 'client/src/generated/**'];

const graphQLConfig = {
  schema: 'schema/api.graphql',
  documents: [...OPERATIONS, ...GENERATED.map((path) => `!${path}`)],
  extensions: { pluckConfig: { globalGqlIdentifierName: ['graphql'] } },
};

/** A deprecation that names no day is never removed. */
const deprecationsEnd = [
  'error',
  {
    selector:
      'Directive[name.value=deprecated] > Argument > StringValue:not([value=/(Until|Removed after) \\d{4}-\\d{2}-\\d{2}\\.$/])',
    message: 'A reason ends with “Removed after YYYY-MM-DD.”',
  },
  {
    selector: 'Directive[name.value=deprecated]:not(:has(Argument))',
    message: 'A deprecation says what replaces it, and until when it stays.',
  },
];

export default [
  { ignores: ['**/node_modules', '**/dist', ...GENERATED, 'schema/supergraph.graphql'] },
  { linterOptions: { reportUnusedDisableDirectives: 'off' } },
  {
    // The code itself is the other configuration’s; here only the documents in it are taken out.
    files: OPERATIONS,
    languageOptions: { parser: tseslint.parser },
    processor: graphql.processor,
  },
  {
    files: ['**/*.graphql'],
    languageOptions: { parser: graphql.parser, parserOptions: { graphQLConfig } },
    plugins: { '@graphql-eslint': graphql },
  },
  {
    files: ['{web,client,packages/mcp}/**/*.graphql'],
    rules: {
      ...graphql.configs['flat/operations-recommended'].rules,
      '@graphql-eslint/no-deprecated': 'error',
      // For clients with a normalised cache, which ours are not.
      '@graphql-eslint/require-selections': 'off',
    },
  },
  {
    // Named as tools and as methods of Python are.
    files: ['client/python/**/*.graphql', 'packages/mcp/**/*.graphql'],
    rules: { '@graphql-eslint/naming-convention': 'off' },
  },
  {
    files: ['schema/*.graphql'],
    rules: {
      '@graphql-eslint/naming-convention':
        graphql.configs['flat/schema-recommended'].rules['@graphql-eslint/naming-convention'],
      '@graphql-eslint/input-name': [
        'error',
        { checkInputType: true, caseSensitiveInputType: false, checkMutations: true, checkQueries: false },
      ],
      '@graphql-eslint/no-hashtag-description': 'error',
      'no-restricted-syntax': deprecationsEnd,
    },
  },
  {
    files: ['schema/api.graphql'],
    rules: {
      ...graphql.configs['flat/schema-recommended'].rules,
      ...graphql.configs['flat/schema-relay'].rules,
      // Edges may have more than one list beside them, as RESO fields in a node do.
      '@graphql-eslint/relay-edge-types': [
        'error',
        { withEdgeSuffix: true, shouldImplementNode: false, listTypeCanWrapOnlyEdgeType: false },
      ],
      '@graphql-eslint/require-description': [
        'error',
        {
          types: true,
          rootField: true,
          FieldDefinition: true,
          InputValueDefinition: true,
          EnumValueDefinition: true,
          DirectiveDefinition: true,
        },
      ],
      // Payloads, values and connections have no id.
      '@graphql-eslint/strict-id-in-types': 'off',
      // RESO’s and MahaRERA’s names: projectType.
      '@graphql-eslint/no-typename-prefix': 'off',
    },
  },
];
