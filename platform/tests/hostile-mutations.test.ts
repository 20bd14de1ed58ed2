import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Viewer } from '@propmubi/runtime';
import { httpClient } from '@propmubi/testkit';
import { buildSchema, type ExecutionResult, type GraphQLSchema, parse } from 'graphql';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { signIn } from '../src/demo/sign-in.js';
import { demoWorld } from '../src/demo-world.js';
import { repositoryRoot } from '../src/repository.js';
import { type DemoPlatform, openDemoPlatform } from './demo-platform.js';
import { CANARY, fillForeignTenant, staff, stateOfForeignTenant, strangers } from './foreign-tenant.js';
import {
  callsOf,
  type FieldCall,
  inLists,
  isNullable,
  type KnownIds,
  leafNameOf,
} from './generated-operations.js';

const MINUTE = 60_000;
/** Addressed to another brokerage by design: an enquiry. */
const FOR_STRANGERS = new Set(['createLead']);
const CODE = /^[A-Z][A-Z0-9_]+$/;

interface Outcome {
  name: string;
  codes: unknown[];
  text: string;
}

describe('mutations with what is another tenant’s, malformed, huge or null', () => {
  let demo: DemoPlatform;
  let known: KnownIds;
  let before: Record<string, string>;

  beforeAll(async () => {
    demo = await openDemoPlatform();
    known = await fillForeignTenant(demo);
    await demo.platform.settled();
    before = await stateOfForeignTenant(demo);
  }, 3 * MINUTE);
  afterAll(() => demo?.close());

  function* hostileCalls(schema: GraphQLSchema) {
    const calls = callsOf(
      schema,
      known,
      (input) => {
        const leaf = leafNameOf(input);
        const values: unknown[] = isNullable(input) ? [null] : [];
        if (leaf === 'ID') values.push(inLists(input, known[singular(input.name)] ?? known['listingId']));
        if (leaf === 'ID') values.push(inLists(input, 'not-an-id'), inLists(input, known['apiKeyId']));
        if (leaf === 'String') values.push(inLists(input, 'x'.repeat(100_000)));
        return values;
      },
      4,
    );
    for (const call of calls) {
      const [parent, mutation = ''] = call.field.split('.');
      if (parent === 'Mutation' && !FOR_STRANGERS.has(mutation)) yield call;
    }
  }

  async function attack(viewer: Viewer): Promise<Outcome[]> {
    const outcomes: Outcome[] = [];
    for (const subgraph of demo.platform.subgraphs) {
      for (const { name, document, variables } of hostileCalls(subgraph.schema)) {
        const result = await subgraph.execute({ document: parse(document), variables }, viewer);
        outcomes.push(outcomeOf(name, result as ExecutionResult));
      }
    }
    return outcomes;
  }

  it.each(Object.entries(strangers()))(
    'by a stranger (%s) are refused with a code or act on the stranger’s own',
    async (_role, viewer) => {
      const outcomes = await attack(viewer);
      expect(outcomes.length).toBeGreaterThan(150);
      expect(outcomes.filter(({ codes }) => !codes.every(isExpected))).toEqual([]);
      expect(outcomes.filter(({ text }) => text.includes(CANARY))).toEqual([]);
      await demo.platform.settled();
      expect(await stateOfForeignTenant(demo)).toEqual(before);
    },
    5 * MINUTE,
  );

  it(
    'by a stranger over HTTP and over a socket are refused with a code',
    async () => {
      const [agent] = demoWorld.agents.filter(({ organizationKey }) => organizationKey === 'sahyadri-homes');
      const { url } = demo.platform;
      const token = await signIn(
        url,
        agent as { phone: string; name: string },
        demo.redisUrl,
        () => undefined,
      );
      const api = readFileSync(join(repositoryRoot, 'schema/api.graphql'), 'utf8');
      const calls = oneCallEach(hostileCalls(buildSchema(api, { assumeValidSDL: true })));
      expect(calls.length).toBeGreaterThan(50);
      const ask = httpClient(url);
      for (const authorization of [undefined, token]) {
        const socket = createClient({
          url: url.replace('http', 'ws'),
          webSocketImpl: WebSocket,
          connectionParams: authorization ? { authorization: `Bearer ${authorization}` } : {},
        });
        for (const { name, document, variables } of calls) {
          const { body } = await ask(document, variables, authorization);
          const { value: overSocket } = await socket.iterate({ query: document, variables }).next();
          for (const result of [body, overSocket] as unknown as ExecutionResult[]) {
            const outcome = outcomeOf(name, result);
            expect([outcome, outcome.codes.every(isExpected), outcome.text.includes(CANARY)]).toEqual([
              outcome,
              true,
              false,
            ]);
          }
        }
        await socket.dispose();
      }
      await demo.platform.settled();
      expect(await stateOfForeignTenant(demo)).toEqual(before);
    },
    5 * MINUTE,
  );

  // Last: to act on every tenant is what the platform's own staff is for.
  it.each(Object.entries(staff))(
    'by staff (%s) never cause an internal error',
    async (_role, viewer) => {
      const outcomes = await attack(viewer);
      expect(outcomes.filter(({ codes }) => !codes.every(isExpected))).toEqual([]);
    },
    5 * MINUTE,
  );
});

function isExpected(code: unknown): boolean {
  return typeof code === 'string' && CODE.test(code) && code !== 'INTERNAL_SERVER_ERROR';
}

function outcomeOf(name: string, { data, errors = [] }: ExecutionResult): Outcome {
  return {
    name,
    codes: errors.map(({ extensions }) => extensions?.['code']),
    text: JSON.stringify(data ?? null),
  };
}

/** The first call of each mutation, which has every id it needs. */
function oneCallEach(calls: Iterable<FieldCall>): FieldCall[] {
  const byMutation = new Map<string, FieldCall>();
  for (const call of calls) {
    if (!byMutation.has(call.field)) byMutation.set(call.field, call);
  }
  return [...byMutation.values()];
}

function singular(name: string): string {
  return name.replace(/s$/, '');
}
