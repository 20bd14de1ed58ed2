import type { Target } from './src/pool.js';

const trust = 'subgraphs/trust/src/modules/score/model';
const reputation = 'subgraphs/reputation/src/modules/builder-reputation/model';
const routing = 'subgraphs/crm/src/modules/routing';
const runtime = 'packages/runtime/src';
const federation = 'packages/federation/src';

const tests = (folder: string, names: readonly string[]) => names.map((name) => `${folder}/${name}.test.ts`);

const trustTests = tests(trust, [
  'evidence',
  'band',
  'factors',
  'parameters',
  'trust-score',
  'reasons',
  'attacks',
]);
const reputationTests = tests(reputation, [
  ...['bands', 'base-rates', 'builder-factors', 'caps', 'percentiles', 'segments', 'parameters'],
  ...['review-weights', 'delivery', 'builder-score'],
]);
const routingTests = tests('subgraphs/crm/tests', ['routing-terms', 'routing-rules']);

const federationTests = (names: readonly string[]) => tests('packages/federation/tests', names);

const covered = (folder: string, names: readonly string[], tests: readonly string[]): Target[] =>
  names.map((name) => ({ file: `${folder}/${name}.ts`, tests }));

/** The files whose rules are the product, and the fast unit tests that pin each: no database, no Redis. */
export const targets: readonly Target[] = [
  ...covered(trust, ['beta', 'evidence', 'trust-score', 'band', 'segment', 'parameters'], trustTests),
  ...covered(
    reputation,
    [
      'builder-score',
      'bands',
      'caps',
      'parameters',
      'base-rates',
      'percentiles',
      'segments',
      'delivery',
      'review-weights',
    ],
    reputationTests,
  ),
  ...covered(routing, ['match', 'choose-agent', 'round-robin', 'rules'], routingTests),
  { file: 'subgraphs/crm/src/modules/settings/working-hours.ts', tests: routingTests },
  {
    file: 'subgraphs/crm/src/modules/deadlines/next-deadline.ts',
    tests: tests('subgraphs/crm/tests', ['next-deadline']),
  },
  ...covered(
    runtime,
    ['graphql/connections/cursor', 'graphql/connections/page'],
    tests('packages/runtime/tests', ['pages']),
  ),
  ...covered(runtime, ['db/request-hash'], tests('packages/runtime/tests', ['request-hash'])),
  ...covered(federation, ['shape/complete', 'shape/leaf', 'shape/project'], federationTests(['shape'])),
  ...covered(federation, ['plan/merge'], federationTests(['merge'])),
];
