/** The arrows of docs/architecture.md: who may import whom. `pnpm boundaries` checks them, type-only imports included. */
const SUBGRAPHS = '^subgraphs/([^/]+)/src';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycle',
      comment: 'A cycle has no order to read it in and no place to cut it.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'subgraphs-apart',
      comment: 'Subgraphs know each other by federation references and events only.',
      severity: 'error',
      from: { path: SUBGRAPHS },
      to: { path: SUBGRAPHS, pathNot: '^subgraphs/$1/' },
    },
    {
      name: 'packages-below',
      comment: 'A package knows neither the gateway nor a subgraph nor the platform.',
      severity: 'error',
      from: { path: '^packages/' },
      to: { path: '^(gateway|subgraphs|platform|client|web)/' },
    },
    {
      name: 'federation-alone',
      comment: 'The executor runs any supergraph: it knows nothing of this product.',
      severity: 'error',
      from: { path: '^packages/federation/src' },
      to: { path: '^packages/(?!federation/)' },
    },
    {
      name: 'gateway-knows-no-subgraph',
      comment: 'The gateway reaches subgraphs through transports.',
      severity: 'error',
      from: { path: '^gateway/src' },
      to: { path: '^(subgraphs|platform|client|web)/' },
    },
    {
      name: 'client-alone',
      comment: 'The client is installed outside the workspace.',
      severity: 'error',
      from: { path: '^client/src' },
      to: { path: '^(gateway|subgraphs|platform|web|packages)/' },
    },
    {
      name: 'web-by-the-graph',
      comment: 'The browser app knows the graph and the client, nothing behind them.',
      severity: 'error',
      from: { path: '^web/src' },
      to: { path: '^(gateway|subgraphs|platform|packages)/' },
    },
    {
      name: 'web-features-apart',
      comment: 'A screen is read and removed by itself: what two of them show is in web/src/shared.',
      severity: 'error',
      from: { path: '^web/src/features/([^/]+)/' },
      to: { path: '^web/src/(features/(?!$1/)|app/)' },
    },
    {
      name: 'web-parts-below-screens',
      comment: 'Parts of the browser app know neither the screens nor the frame that show them.',
      severity: 'error',
      from: { path: '^web/src/(shared|ui|lib|i18n)/' },
      to: { path: '^web/src/(features|app)/' },
    },
    {
      name: 'web-elements-below-parts',
      comment: 'Elements, the session and the graph client know nothing of homes and scores.',
      severity: 'error',
      from: { path: '^web/src/(ui|lib|i18n)/' },
      to: { path: '^web/src/shared/' },
    },
    {
      name: 'no-tests-in-products',
      comment: 'Code that ships does not import code that tests.',
      severity: 'error',
      from: { path: '/src/', pathNot: ['^packages/testkit/', '\\.test\\.ts$'] },
      to: { path: '(^packages/testkit/|/tests/|\\.test\\.ts$)' },
    },
    {
      name: 'consumers-and-extensions-above-modules',
      comment: 'A feature imports neither consumers nor what the subgraph adds to other entities.',
      severity: 'error',
      from: { path: '^subgraphs/[^/]+/src/modules/' },
      to: { path: '^subgraphs/[^/]+/src/(consumers|extends)/', pathNot: '\\.stub\\.ts$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(node_modules|dist)/|src/graphql/|generated/|route-tree' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
};
