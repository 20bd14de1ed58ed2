import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectData, httpClient } from '@propmubi/testkit';
import type { GraphQLField } from 'graphql';
import { type Access, permissionMatrix } from '../src/permissions/matrix.js';
import { allRules } from '../src/permissions/rules/index.js';
import { viewerKinds } from '../src/permissions/viewers.js';
import { callOf, type KnownIds } from './generated-operations.js';
import { openOnce, subscriptionWays } from './support/open-subscription.js';
import {
  FAULT,
  LEVELS,
  OBJECTS,
  REFUSALS,
  UNSEEN,
  allowedTo,
  callAt,
  codesOf,
  endsSession,
  faultsOf,
  fields,
  isEmpty,
  isKey,
  isRoot,
  isSubscription,
  isUnseen,
  ofKind,
  problems,
  root,
  schemaOf,
  supergraph,
  turnOf,
  valuesAt,
  viewerOf,
} from './support/permission-calls.js';
import { platformInProcess, type PlatformInProcess } from './support/platform-in-process.js';
import { claimsOf, startWalkers, type Walkers } from './support/walkers.js';
import { overHttp, overWebSocket, type SocketWay, straightToSubgraph, type Way } from './support/ways.js';

const MINUTE = 60_000;

describe('schema/permissions.md', () => {
  it('has a rule for every field, and none for a field that is gone', () => {
    expect(problems).toEqual([]);
    expect(fields.length).toBeGreaterThan(150);
  });

  it('is not whole without a rule for each field of a root type and of a type with a guarded field', () => {
    const { 'Query.leads': _left, 'User.phone': _out, ...rest } = allRules;
    const more = { ...rest, 'Query.gone': { reach: 'same' } as const };
    expect(permissionMatrix(supergraph, more, viewerKinds).problems).toEqual([
      'Query.leads: who may reach it is not stated.',
      'User.phone: who may reach it is not stated.',
      'Query.gone: a rule is stated, but the schema has no such field.',
    ]);
  });
});

describe('the permissions of each kind of viewer', () => {
  let world: PlatformInProcess;
  let tokens: Walkers['tokens'];
  let own: Walkers['own'];
  let others: KnownIds;
  const sockets: SocketWay[] = [];

  beforeAll(async () => {
    world = await platformInProcess({ LIMITS: 'false' });
    ({ tokens, own, others } = await startWalkers(world));
  }, 3 * MINUTE);
  afterAll(async () => {
    for (const socket of sockets) await socket.close();
    await world?.close();
  }, MINUTE);

  const waysOf = (name: string): Way[] => {
    const socket = overWebSocket(world.platform.url, tokens.get(name));
    sockets.push(socket);
    return [overHttp(world.platform.url, tokens.get(name)), socket];
  };

  describe.each(viewerKinds.map(({ name }) => name))('%s', (name) => {
    const never = fields.filter(isRoot).filter(ofKind(name, 'never'));
    const allowed = allowedTo(name).filter((one) => !isSubscription(one));

    it(
      'is refused each forbidden field with the right code, on every way',
      async () => {
        const answers: unknown[] = [];
        const expected: unknown[] = [];
        for (const way of [...waysOf(name), straightToSubgraph(world.platform, viewerOf(name))]) {
          for (const { coordinate, access } of never) {
            const answer = await way.send(callAt(coordinate, others));
            const unseen = isUnseen(name, coordinate) && !way.isDirect;
            const { code } = unseen ? { code: UNSEEN } : (access.get(name) as { code: string });
            answers.push([way.name, coordinate, codesOf(answer)[0], isEmpty(answer)]);
            expected.push([way.name, coordinate, code, true]);
          }
        }
        expect(answers).toEqual(expected);
      },
      2 * MINUTE,
    );

    it(
      'is let through to every other field, on every way',
      async () => {
        const refused: unknown[] = [];
        for (const way of waysOf(name)) {
          for (const { coordinate } of allowed) {
            const isMutation = coordinate.startsWith('Mutation.');
            const answer = await way.send(callAt(coordinate, isMutation ? {} : others));
            const codes = codesOf(answer).filter((code) => REFUSALS.includes(code) || FAULT.test(code));
            if (codes.length > 0) refused.push([way.name, coordinate, codes]);
          }
        }
        expect(refused).toEqual([]);
      },
      2 * MINUTE,
    );

    it(
      'reads what its own things are made of, without a fault, on one way and the other by turns',
      async () => {
        const faults: unknown[] = [];
        const ways = waysOf(name);
        const queries = allowed.filter(({ coordinate }) => coordinate.startsWith('Query.'));
        for (const [at, { coordinate }] of queries.entries()) {
          const way = ways[at % ways.length] as Way;
          const answer = await way.send(callAt(coordinate, own.get(name) ?? {}, schemaOf(name), LEVELS));
          const wrong = faultsOf(answer);
          if (wrong.length > 0) faults.push([way.name, coordinate, wrong]);
        }
        expect(faults).toEqual([]);
      },
      2 * MINUTE,
    );

    it(
      'opens each subscription it may, on every way',
      async () => {
        const faults: unknown[] = [];
        const { url } = world.platform;
        for (const { coordinate } of allowedTo(name).filter(isSubscription)) {
          for (const [way, begin] of subscriptionWays(url, tokens.get(name))) {
            const call = callAt(coordinate, own.get(name) ?? {}, schemaOf(name));
            const wrong = faultsOf(await openOnce(url, begin, call));
            if (wrong.length > 0) faults.push([way, coordinate, wrong]);
          }
        }
        expect(faults).toEqual([]);
      },
      2 * MINUTE,
    );

    it(
      'gets nothing of others where it gets its own, and changes nothing of theirs',
      async () => {
        const reached: unknown[] = [];
        for (const way of waysOf(name)) {
          for (const { coordinate, rule } of allowed.filter(ofKind(name, 'own', 'nothing'))) {
            const isMutation = coordinate.startsWith('Mutation.');
            if (isMutation && rule.reach === 'self') continue;
            const call = callAt(coordinate, others);
            const answer = await way.send(call);
            const seen = isMutation
              ? codesOf(answer).length === 0
              : Object.values(others).some((id) => JSON.stringify(answer.data ?? null).includes(id));
            if (seen) reached.push([way.name, coordinate, answer]);
          }
        }
        expect(reached).toEqual([]);
      },
      2 * MINUTE,
    );

    it('sees the guarded fields of others’ objects as null', async () => {
      const seen: unknown[] = [];
      const guarded = fields.filter((one) => !isRoot(one) && ofKind(name, 'own', 'nothing', 'never')(one));
      expect(guarded.length).toBeGreaterThan(5);
      for (const way of waysOf(name)) {
        for (const { coordinate, access } of guarded) {
          const [type, field] = coordinate.split('.') as [string, string];
          const { document, variables } = callOf('query', fieldOf(type, field));
          const selected = document.replace(/^query[^{]*\{ (.*) \}$/, '$1');
          const ask = (OBJECTS[type] as (typeof OBJECTS)[string])(selected, others);
          const answer = await way.send({ document: ask, variables });
          const decided = access.get(name) as Access;
          const unseen = isUnseen(name, coordinate);
          const code = unseen ? UNSEEN : decided.kind === 'never' ? decided.code : undefined;
          const wrongCode = code !== undefined && !codesOf(answer).includes(code);
          if (valuesAt(answer.data, field).some((value) => value !== null) || wrongCode)
            seen.push([way.name, coordinate, answer]);
        }
      }
      expect(seen).toEqual([]);
    });
  });
  const fieldOf = (type: string, field: string) =>
    root(type).getFields()[field] as GraphQLField<unknown, unknown>;

  it('let an administrator see how each service is, in one query', async () => {
    const state = '{ unpublishedEvents deadLetterCount unhandledEvents { recordedBy } jobQueues { name } }';
    const services = ['identity', 'property', 'trust', 'crm', 'reputation'];
    const query = `{ system { ${services.map((name) => `${name} ${state}`).join(' ')} } }`;
    const answer = await httpClient(world.platform.url)(query, {}, tokens.get('ADMIN'));
    const { system } = expectData<{ system: Record<string, { jobQueues: unknown[] }> }>(answer);
    expect(Object.keys(system)).toEqual(services);
    for (const name of services)
      expect([name, system[name]]).toMatchObject([
        name,
        {
          deadLetterCount: 0,
          unhandledEvents: services.toSorted().map(() => ({ recordedBy: expect.any(String) })),
        },
      ]);
    expect(system['crm']?.jobQueues).toEqual([{ name: 'lead-deadline' }]);
    expect(system['identity']?.jobQueues).toEqual([
      { name: 'notification' },
      { name: 'webhook' },
      { name: 'webhook-slow' },
    ]);
  });

  it('are those of the roles that the seed’s people sign in with', async () => {
    for (const { name, viewer } of viewerKinds.filter(({ viewer: { userId } }) => userId !== null)) {
      const { roles, scopes } = claimsOf(tokens.get(name));
      expect([name, roles, scopes]).toEqual([name, viewer.roles, viewer.scopes]);
    }
  });

  // Last: what they change is what the others have read; and keys before who takes them away.
  it.each(viewerKinds.map(({ name }) => name).toSorted((a, b) => isKey(b) - isKey(a)))(
    'let %s do what it may with its own things, without a fault, on one way and the other by turns',
    async (name) => {
      const faults: unknown[] = [];
      const ways = waysOf(name);
      const mutations = allowedTo(name)
        .map(({ coordinate }) => coordinate)
        .filter((coordinate) => coordinate.startsWith('Mutation.'))
        .sort((a, b) => turnOf(a) - turnOf(b));
      for (const [at, coordinate] of mutations.entries()) {
        // A session that ends takes its socket with it.
        const way = ways[endsSession(coordinate) ? 0 : at % ways.length] as Way;
        const answer = await way.send(callAt(coordinate, own.get(name) ?? {}, schemaOf(name)));
        const isSignedIn = name !== 'anonymous' && !endsSession(coordinate);
        const wrong = faultsOf(answer).filter(
          ({ code }) => FAULT.test(code) || (isSignedIn && code === 'UNAUTHENTICATED'),
        );
        if (wrong.length > 0) faults.push([way.name, coordinate, wrong]);
      }
      expect(faults).toEqual([]);
    },
    2 * MINUTE,
  );
});
