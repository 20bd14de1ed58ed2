import { afterAll, describe, expect, it } from '@jest/globals';
import { federate } from '../support/federate.js';
import { abstractTypes } from './abstract-types.js';
import { interfaceObjects } from './interface-objects.js';
import { keys } from './keys.js';
import { operations } from './operations.js';
import { requires } from './requires.js';
import { unions } from './unions.js';

const scenarios = [...interfaceObjects, ...requires, ...abstractTypes, ...unions, ...keys, ...operations];

describe('audit', () => {
  let passed = 0;
  const total = scenarios.reduce((sum, { cases }) => sum + cases.length, 0);

  afterAll(() => {
    process.stdout.write(`audit: ${passed} of ${total} cases in ${scenarios.length} suites pass\n`);
  });

  describe.each(scenarios)('$suite', ({ subgraphs, cases, edit }) => {
    const entries = Object.entries(subgraphs).map(([name, [typeDefs, resolvers]]) => [
      name,
      { typeDefs, resolvers },
    ]);
    let made: ReturnType<typeof federate> | undefined;
    // Made by the first case, so that a scenario that does not compose fails there and not the whole file.
    const run: ReturnType<typeof federate>['run'] = (...args) =>
      (made ??= federate(Object.fromEntries(entries), {}, edit)).run(...args);

    it.each(cases)('$query', async ({ query, variables, data, errorPaths = [] }) => {
      const result = await run(query, { variables });
      const paths = (result.errors ?? []).map((error) => (error.path ?? []).join('.'));
      // As text: the order of keys is part of the answer.
      expect(JSON.stringify(result.data)).toBe(JSON.stringify(data));
      if (errorPaths !== 'any') expect(paths).toEqual(errorPaths);
      passed += 1;
    });
  });
});
