/**
 * A change that must not pass: each was once made on purpose, and no test noticed. That idempotency keys belong to a user has none:
 * row level security keeps the keys of others out, whatever the statement says.
 */
export interface NamedMutant {
  name: string;
  file: string;
  /** Occurs once in the file. */
  original: string;
  replacement: string;
  tests: readonly string[];
  /** Whether the tests need Postgres or Redis, and so Jest's setup. */
  services?: true;
}

const model = 'subgraphs/trust/src/modules/score/model';
const modelTests = [`${model}/trust-score.test.ts`, `${model}/band.test.ts`];

export const namedMutants: readonly NamedMutant[] = [
  {
    name: 'the lower bound of a score lies 1.28 standard errors below it',
    file: `${model}/trust-score.ts`,
    original: 'raw - 1.645 * error',
    replacement: 'raw - 1.28 * error',
    tests: modelTests,
  },
  {
    name: 'the standard error adds shares, not their squares',
    file: `${model}/trust-score.ts`,
    original: 'share ** 2 * expectation.variance',
    replacement: 'share * expectation.variance',
    tests: modelTests,
  },
  {
    name: 'conduct and reviews of an agent change weights',
    file: `${model}/parameters.ts`,
    original: 'CONDUCT: 0.35, DATA_ACCURACY: 0.15, REVIEWS: 0.25',
    replacement: 'CONDUCT: 0.25, DATA_ACCURACY: 0.15, REVIEWS: 0.35',
    tests: modelTests,
  },
  {
    name: 'the interval is that of 87 %',
    file: `${model}/trust-score.ts`,
    original: 'limit(raw - 1.96 * error), limit(raw + 1.96 * error)',
    replacement: 'limit(raw - 1.5 * error), limit(raw + 1.5 * error)',
    tests: modelTests,
  },
  {
    name: 'band B begins at 70',
    file: `${model}/parameters.ts`,
    original: "['B', 65]",
    replacement: "['B', 70]",
    tests: modelTests,
  },
  {
    name: 'a band holds for two points',
    file: `${model}/parameters.ts`,
    original: 'least: 3,',
    replacement: 'least: 2,',
    tests: modelTests,
  },
  {
    name: 'a band is lost at its edge',
    file: `${model}/band.ts`,
    original: 'return isWithin ? held.band : band;',
    replacement: 'return band;',
    tests: modelTests,
  },
  {
    name: 'reviewers who share a device are each heard',
    file: 'subgraphs/reputation/src/modules/builder-reputation/model/review-weights.ts',
    original: 'voice === null ? 1 : (voices.get(voice)?.length ?? 1)',
    replacement: '1',
    tests: ['subgraphs/reputation/src/modules/builder-reputation/model/review-weights.test.ts'],
  },
  {
    name: 'conduct is halved in a year',
    file: `${model}/parameters.ts`,
    original: 'BEHAVIOUR: 180',
    replacement: 'BEHAVIOUR: 365',
    tests: modelTests,
  },
  {
    name: 'a cap leaves the lower bound alone',
    file: `${model}/trust-score.ts`,
    original: 'lowerBound: limit(lowerBound)',
    replacement: 'lowerBound: Math.max(0, lowerBound)',
    tests: modelTests,
  },
  {
    name: "an interface's name takes the place of the concrete type's",
    file: 'packages/federation/src/plan/merge.ts',
    original: "if (key === '__typename' && isConcrete(existing) && !isConcrete(value)) continue;",
    replacement: '',
    tests: ['packages/federation/tests/merge.test.ts'],
  },
  {
    name: 'JSON scalars of two subgraphs are merged',
    file: 'packages/federation/src/plan/merge.ts',
    original: 'else target[key] = value;',
    replacement: 'else target[key] = mergeValue(existing, value, new Map(), isConcrete);',
    tests: ['packages/federation/tests/merge.test.ts'],
  },
  {
    name: 'a null passes where the schema has none',
    file: 'packages/federation/src/shape/project.ts',
    original: 'return `if(${input}===null||${input}===undefined)h.fail();${inner}`;',
    replacement: 'return this.value(type.ofType, selection, input, target);',
    tests: ['packages/federation/tests/shape.test.ts'],
  },
  {
    name: 'an Int of 33 bits passes the careful check',
    file: 'packages/federation/src/shape/leaf.ts',
    original: 'Number.isInteger(value) && Math.abs(value as number) <= 0x80000000 && value !== 0x80000000',
    replacement: 'Number.isInteger(value)',
    tests: ['packages/federation/tests/shape.test.ts'],
  },
  {
    name: 'retries are saved up without end',
    file: 'packages/federation/src/transports/resilient.ts',
    original: 'saved = Math.min(MAX_SAVED_RETRIES, saved + retryBudget);',
    replacement: 'saved = saved + retryBudget;',
    tests: ['packages/federation/tests/resilience.test.ts'],
  },
  {
    name: "a policy on an interface's field leaves its implementations open",
    file: 'packages/federation/src/operation/authorization.ts',
    original: 'isObjectType(type) || isInterfaceType(type) ? type.getInterfaces() : []',
    replacement: '[] as readonly { name: string; getFields(): object }[]',
    tests: ['packages/federation/tests/values.test.ts'],
  },
  {
    name: 'an agent takes one open lead above the cap',
    file: 'subgraphs/crm/src/modules/assignment/assign.ts',
    original: 'open_count < coalesce(a.open_cap',
    replacement: 'open_count <= coalesce(a.open_cap',
    tests: ['subgraphs/crm/tests/backstops.test.ts'],
    services: true,
  },
  {
    name: 'no daily cap',
    file: 'subgraphs/crm/src/modules/assignment/assign.ts',
    original: '< coalesce(a.daily_cap, ${settings.dailyCap})',
    replacement: '< coalesce(a.daily_cap, ${settings.dailyCap}) + 1000000',
    tests: ['subgraphs/crm/tests/backstops.test.ts'],
    services: true,
  },
  {
    name: 'a deadline is enforced a minute early',
    file: 'subgraphs/crm/src/modules/deadlines/next-deadline.ts',
    original: 'return at <= now;',
    replacement: 'return at.getTime() - 60_000 <= now.getTime();',
    tests: ['subgraphs/crm/tests/next-deadline.test.ts'],
  },
  {
    name: 'handling an event does not hold the lease of its stream',
    file: 'packages/runtime/src/events/inbox.ts',
    original: ' and owner = ${owner} for key share)',
    replacement: ' and owner = ${owner})',
    tests: ['packages/runtime/tests/events-lease.test.ts'],
    services: true,
  },
];
